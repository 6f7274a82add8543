import { useTranslations } from 'use-intl'
import { AnswersLink } from '#app/routes/trust/trust-links.tsx'
import { Button } from '#app/ui/button.tsx'
import { ChoiceGroup, RadioCard } from '#app/ui/choice.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { LeadFields } from './lead-fields.tsx'

export const COMPANY_MAX = 200

/** How thorough a check is to be. */
export type StartChoice = 'quick' | 'short' | 'full'

type StartFields = { company: string; name: string; disciplines: string[]; form: StartChoice }

type StartFormProps = {
  disciplines: readonly { id: string; name: string }[]
  /** Whole minutes for each form. */
  minutes: { short: number; full: number }
  given: StartFields
  errors?: Partial<Record<'company' | 'name' | 'disciplines' | 'form', string>>
  /** The company is known. */
  isForClient?: boolean
}

/** The fields of the first form; posts `company`, `name`, `disciplines` (several) and `form`. The caller puts the `form` around it. */
export function StartForm({ disciplines, minutes, given, errors = {}, isForClient = false }: StartFormProps) {
  const t = useTranslations('questionnaire.start')
  const summary = (['form', 'disciplines', 'name', 'company'] as const).flatMap((fieldId) => {
    const message = errors[fieldId]
    return message ? [{ fieldId, message }] : []
  })
  return (
    <div className="grid gap-10">
      <ErrorSummary errors={summary} />
      <ChoiceGroup id="form" legend={t('form')} error={errors.form}>
        <RadioCard name="form" value="quick" defaultChecked={given.form === 'quick'}>
          <b>{t('quick.name')}</b>
          <span className="block text-soft">{t('quick.about')}</span>
        </RadioCard>
        {(['short', 'full'] as const).map((form) => (
          <RadioCard key={form} name="form" value={form} defaultChecked={given.form === form}>
            <b>{t(`${form}.name`, { minutes: minutes[form] })}</b>
            <span className="block text-soft">{t(`${form}.about`)}</span>
          </RadioCard>
        ))}
      </ChoiceGroup>
      <LeadFields disciplines={disciplines} given={given} errors={errors} />
      {!isForClient && (
        <TextField
          name="company"
          label={t('company')}
          hint={t('companyHint')}
          optional
          maxLength={COMPANY_MAX}
          autoComplete="organization"
          defaultValue={given.company}
          error={errors.company}
        />
      )}
      <div className="grid justify-items-start gap-4">
        <Button kind="primary">{t('begin')}</Button>
        <p className="max-w-measure text-sm text-soft">{t('beginMeans')}</p>
        <p className="text-sm">
          <AnswersLink />
        </p>
      </div>
    </div>
  )
}
