import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type CostsOutcome, PURPOSE_MAX } from './costs-fields.ts'
import type { CostsView } from './costs-view.server.ts'

type FormProps = { view: CostsView; outcome: CostsOutcome | undefined }

/** When, how much, what for. */
export function CostsForm({ view: { nextId, today, currency }, outcome }: FormProps) {
  const t = useTranslations('verdict.costs')
  const own = outcome?.form === 'add' ? outcome : undefined
  const errors = Object.entries(own?.errors ?? {}).map(([fieldId, message]) => ({ fieldId, message }))
  return (
    <Section id="add" title={t('add')} fills>
      <Form method="post" noValidate className="grid max-w-form justify-items-start gap-6">
        {errors.length > 0 && <ErrorSummary errors={errors} />}
        <input type="hidden" name="id" value={own?.typed.id ?? nextId} />
        <TextField
          type="date"
          name="onDay"
          label={t('day')}
          width="short"
          max={today}
          defaultValue={own?.typed.onDay ?? today}
          error={own?.errors.onDay}
        />
        <TextField
          name="amount"
          label={t('amount')}
          hint={t('amountHint')}
          width="short"
          unit={currency}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={own?.typed.amount}
          error={own?.errors.amount}
        />
        <div className="w-full">
          <TextField
            name="purpose"
            label={t('purpose')}
            hint={t('purposeHint')}
            maxLength={PURPOSE_MAX}
            defaultValue={own?.typed.purpose}
            error={own?.errors.purpose}
          />
        </div>
        <Button kind="primary" name="intent" value="add">
          {t('addIt')}
        </Button>
      </Form>
    </Section>
  )
}
