import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { ChoiceGroup, RadioCard } from '#app/ui/choice.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { GATE_REASON_MAX, type GateFault } from './gate-fields.ts'
import type { ReviewView } from './gate-view.server.ts'

const DECISIONS = ['go', 'iterate', 'stop'] as const

/** What people decide; against the rule only with a reason. */
export function DecisionForm({ review, fault }: { review: ReviewView; fault: GateFault | undefined }) {
  const t = useTranslations('gate.decide')
  const isOurs = fault?.field === 'decision' || fault?.field === 'reason'
  return (
    <Section id="decide" title={t('title')} text={t('text', { proposed: review.proposedWord })} fills>
      <Form method="post" noValidate className="grid max-w-form gap-8">
        {isOurs && <ErrorSummary errors={[{ fieldId: fault.field, message: fault.message }]} />}
        <input type="hidden" name="number" value={review.number} />
        <input type="hidden" name="hash" value={review.hash} />
        <ChoiceGroup id="decision" legend={t('legend')} error={fault?.field === 'decision' ? fault.message : undefined}>
          {DECISIONS.map((one) => (
            <RadioCard
              key={one}
              name="decision"
              value={one}
              id={`decision-${one}`}
              defaultChecked={fault ? fault.decision === one : false}
            >
              <span className="font-semibold">{t(`${one}.name`)}</span>{' '}
              <span className="text-soft">{t(`${one}.text`)}</span>
            </RadioCard>
          ))}
        </ChoiceGroup>
        <TextArea
          name="reason"
          label={t('reason')}
          hint={t('reasonHint', { proposed: review.proposedWord })}
          maxLength={GATE_REASON_MAX}
          defaultValue={fault?.discipline === '' && fault.check === '' ? fault.typed : ''}
          error={fault?.field === 'reason' ? fault.message : undefined}
        />
        <div>
          <Button kind="primary" name="intent" value="decide">
            {t('button')}
          </Button>
        </div>
      </Form>
    </Section>
  )
}
