import { type Ref, useEffect, useRef } from 'react'
import { Form, Link, useLocation } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Moment } from '#app/ui/moment.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import { Agreed, FoldedHistory } from './agreed.tsx'
import { type ConsensusFault, REASON_MAX, type Theirs } from './consensus-fields.ts'
import { Steps } from './steps.tsx'
import { TurnedList } from './turned-list.tsx'
import type { WorkshopQuestionView } from './workshop-view.server.ts'

type ConsensusFormProps = {
  view: WorkshopQuestionView
  fault: ConsensusFault | undefined
  ref: Ref<HTMLFormElement>
}

/** The answers with where people stand, what hangs on the question, and what they agree on, all in one form. */
export function ConsensusForm({ view, fault, ref }: ConsensusFormProps) {
  const t = useTranslations('agreement.form')
  const { question, mayAgree, isSubmitted } = view
  const { agreed } = question
  const said = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (fault) said.current?.focus()
  }, [fault])
  const errors = fault?.errors ?? {}
  const summary = [
    ...(errors.answer ? [{ fieldId: 'answer', message: errors.answer }] : []),
    ...(errors.reason ? [{ fieldId: 'reason', message: errors.reason }] : []),
  ]
  return (
    <Form method="post" noValidate ref={ref} className="grid gap-6">
      <div ref={said} tabIndex={-1} className="grid gap-6 empty:hidden">
        <ErrorSummary errors={summary} />
        {fault?.theirs && <Meanwhile theirs={fault.theirs} />}
      </div>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Steps
          question={question}
          chosen={fault?.answer ?? agreed?.choice?.value ?? ''}
          error={errors.answer}
          isFixed={!mayAgree}
        />
        <div className="grid content-start gap-6">
          {agreed && <Agreed agreed={agreed} />}
          <Hanging view={view} />
          {isSubmitted && <p className="text-soft">{t('submitted')}</p>}
          {mayAgree && (
            <div className="grid gap-4">
              <input type="hidden" name="version" value={fault?.version ?? question.version} />
              <TextArea
                name="reason"
                label={t(agreed ? 'reasonNew' : 'reason')}
                hint={t('reasonHint')}
                maxLength={REASON_MAX}
                defaultValue={fault?.reason}
                error={errors.reason}
              />
              <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
                <Button kind={agreed ? 'secondary' : 'primary'} name="intent" value="agree">
                  {t(agreed ? 'change' : 'agree')}
                </Button>
                {agreed && (
                  <Button kind="quiet" name="intent" value="withdraw">
                    {t('withdraw')}
                  </Button>
                )}
              </div>
            </div>
          )}
          <FoldedHistory history={question.history} />
        </div>
      </div>
    </Form>
  )
}

/** What hangs on it, or what became of that. */
function Hanging({ view: { verdicts, turned, question } }: { view: WorkshopQuestionView }) {
  const t = useTranslations('agreement.form')
  if (question.agreed) {
    return (
      <section className="grid gap-2">
        <h2 className="text-lg">{t('became')}</h2>
        {turned.length > 0 ? <TurnedList turned={turned} /> : <p className="text-soft">{t('becameNothing')}</p>}
      </section>
    )
  }
  return (
    <section className="grid gap-2">
      <h2 className="text-lg">{t('hanging', { count: verdicts.length })}</h2>
      {verdicts.length === 0 ? (
        <p className="text-soft">{t('hangingNone')}</p>
      ) : (
        <ul className="grid gap-1.5">
          {verdicts.map(({ id, name, tone, label, range, href }) => (
            <li key={id} className="grid gap-x-3 border-hair border-t pt-1.5">
              <Link to={href} className="text-ink">
                {name}
              </Link>
              <VerdictMark tone={tone}>
                {label}
                {range && <span className="font-normal text-soft"> ({range})</span>}
              </VerdictMark>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Somebody else was faster: theirs beside what was typed, which still stands in the form. */
function Meanwhile({ theirs: { answer, reason, by, isOwn, at } }: { theirs: Theirs }) {
  const t = useTranslations('agreement.form.meanwhile')
  const { pathname } = useLocation()
  return (
    <Notice kind="warn" title={t(isOwn ? 'titleOwn' : 'title')}>
      <p className="[overflow-wrap:anywhere]">
        {isOwn ? t('byYou') : by ? t('by', { name: by }) : t('bySomebody')}, <Moment {...at} />:{' '}
        {answer ?? t('takenBack')}
      </p>
      <p className="whitespace-pre-line [overflow-wrap:anywhere]">{t('reason', { reason })}</p>
      <p className="mt-2">
        {t('choose')} <Link to={pathname}>{t('theirs')}</Link>
      </p>
    </Notice>
  )
}
