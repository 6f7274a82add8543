import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { ChoiceGroup, RadioCard } from '#app/ui/choice.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { type RatingFault, REASON_MAX } from './rating-fields.ts'
import type { RatingEditor } from './second-view-view.server.ts'

type RatingFormProps = { editor: RatingEditor; fault: RatingFault | undefined; base: string }

/** One capability: the step that was seen, perhaps a higher one, and by what. */
export function RatingForm({ editor, fault, base }: RatingFormProps) {
  const t = useTranslations('secondView')
  const { id, name, definition, dimension, steps, by } = editor
  const typed = fault?.typed ?? editor.typed
  const errors = fault?.errors ?? {}
  const wrong = (['level', 'upTo', 'reason'] as const).flatMap((field) =>
    errors[field] ? [{ fieldId: field, message: errors[field] }] : [],
  )
  return (
    <section aria-labelledby="rate-title" className="grid gap-6">
      <header className="grid gap-1">
        <p className="text-sm text-soft">{dimension}</p>
        <h2 id="rate-title" className="text-xl">
          {name}
        </h2>
        <p className="max-w-measure text-soft">{definition}</p>
      </header>
      <ErrorSummary errors={wrong} />
      {fault?.theirs && <Meanwhile theirs={fault.theirs} />}
      <form method="post" noValidate action={`${base}/second-view?capability=${id}#rate`} className="grid gap-6">
        <input type="hidden" name="capability" value={id} />
        <input type="hidden" name="version" value={fault?.theirs?.version ?? editor.version} />
        <Steps editor={editor} chosen={typed.level} error={errors.level} />
        <Select
          name="upTo"
          label={t('upTo')}
          hint={t('upToHint')}
          defaultValue={typed.upTo}
          error={errors.upTo}
          options={[
            { value: '', label: t('upToNone') },
            ...steps.slice(1).map(({ level }) => ({ value: String(level), label: t('step', { level }) })),
          ]}
        />
        <TextArea
          name="reason"
          label={t('reason')}
          hint={t('reasonHint')}
          rows={4}
          maxLength={REASON_MAX}
          defaultValue={typed.reason}
          error={errors.reason}
        />
        {by && (
          <p className="text-sm text-soft">
            {t.rich('by', {
              known: by.name === '' ? 'no' : 'yes',
              name: by.name,
              date: () => <CalendarDate on={by.on} />,
            })}
          </p>
        )}
        <Ends editor={editor} />
      </form>
    </section>
  )
}

type StepsProps = { editor: RatingEditor; chosen: string; error: string | undefined }

/** The steps of its ladder, with what each asks for. */
function Steps({ editor: { steps, said }, chosen, error }: StepsProps) {
  const t = useTranslations('secondView')
  return (
    <ChoiceGroup id="level" legend={t('level')} hint={t('levelHint', { said })} {...(error ? { error } : {})}>
      {steps.map(({ level, lead, rest, facts }) => (
        <RadioCard key={level} name="level" value={String(level)} defaultChecked={chosen === String(level)}>
          <span className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2">
            <span className="text-soft tabular-nums">{level}</span>
            <span>
              <strong>{lead}</strong>
              {rest}
              {facts.map((fact) => (
                <span key={fact} className="mt-1 block text-sm text-soft">
                  {fact}
                </span>
              ))}
            </span>
          </span>
        </RadioCard>
      ))}
    </ChoiceGroup>
  )
}

/** To keep it, perhaps going on with the next one, or to take it away. */
function Ends({ editor: { by, next } }: { editor: RatingEditor }) {
  const t = useTranslations('secondView')
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        {next && (
          <Button kind="primary" name="intent" value={`keep:${next.id}`}>
            {t('keepNext')}
          </Button>
        )}
        <Button kind={next ? 'secondary' : 'primary'} name="intent" value="keep">
          {t('keep')}
        </Button>
        {by && (
          <Button kind="quiet" name="intent" value="remove">
            {t('remove')}
          </Button>
        )}
      </div>
      {next && <p className="text-sm text-soft">{t('nextIs', { name: next.name })}</p>}
    </>
  )
}

/** Somebody else was faster: theirs above what was typed, which still stands in the form. */
function Meanwhile({ theirs: { seen, reason } }: { theirs: NonNullable<RatingFault['theirs']> }) {
  const t = useTranslations('secondView')
  return (
    <Notice kind="warn" title={t(seen === '' ? 'goneMeanwhile' : 'meanwhile')}>
      {seen !== '' && (
        <p className="whitespace-pre-line [overflow-wrap:anywhere]">
          <strong>{seen}</strong> {reason}
        </p>
      )}
      <p className={seen === '' ? '' : 'mt-2'}>{t(seen === '' ? 'goneMeanwhileText' : 'meanwhileText')}</p>
    </Notice>
  )
}
