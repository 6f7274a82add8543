import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { ChoiceGroup, RadioCard } from '#app/ui/choice.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { LIMITS_REASON_MAX, type LimitsOutcome, QUESTIONS } from './limits-fields.ts'
import type { LimitsView } from './limits-view.server.ts'

type FormProps = { view: LimitsView; outcome: LimitsOutcome | undefined }

/** The four questions; new limits only if none of them is answered no. */
export function LimitsForm({ view, outcome }: FormProps) {
  const t = useTranslations('verdict.limits')
  const own = outcome?.form === 'set' ? outcome : undefined
  const errors = Object.entries(own?.errors ?? {}).map(([fieldId, message]) => ({ fieldId, message }))
  return (
    <Section id="set" title={t('set', { name: view.name })} fills>
      {own && own.gaps.length > 0 && (
        <Notice kind="error" title={t('stay')}>
          <ul className="list-disc pl-5">
            {own.gaps.map((gap) => (
              <li key={gap}>{t(`gap.${gap}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Form method="post" noValidate className="grid max-w-form gap-8">
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <input type="hidden" name="kpi" value={view.kpi} />
        <Select
          name="from"
          label={t('from')}
          hint={t('fromHint')}
          defaultValue={own?.typed.from ?? view.seenFrom?.on}
          error={own?.errors.from}
          options={view.periods}
        />
        <div>
          <p className="font-semibold">{t('question.seen.name')}</p>
          <p className="text-sm text-soft">{t('question.seen.no')}</p>
          <p>{view.seenFrom ? t('seen.yes', { from: view.seenFrom.text }) : t('seen.no')}</p>
        </div>
        {QUESTIONS.map((question) => (
          <div key={question} className="grid gap-4">
            <ChoiceGroup
              id={question}
              legend={t(`question.${question}.name`)}
              hint={t(`question.${question}.no`)}
              error={own?.errors[question]}
            >
              {(['yes', 'no'] as const).map((answer) => (
                <RadioCard
                  key={answer}
                  name={question}
                  id={`${question}-${answer}`}
                  value={answer}
                  defaultChecked={own?.typed[question] === answer}
                >
                  {t(`answer.${answer}`)}
                </RadioCard>
              ))}
            </ChoiceGroup>
            {question === 'known' && (
              <TextArea
                name="reason"
                label={t('reason')}
                hint={t('reasonHint')}
                rows={2}
                maxLength={LIMITS_REASON_MAX}
                defaultValue={own?.typed.reason}
                error={own?.errors.reason}
              />
            )}
          </div>
        ))}
        <div>
          <Button kind="primary" name="intent" value="set">
            {t('button')}
          </Button>
        </div>
      </Form>
    </Section>
  )
}
