import { useLocale, useTranslations } from 'use-intl'
import { type FigurePart, fieldName, typedOf } from '#app/core/pilots/readings/figure-fields.ts'
import type { Arm } from '#app/core/pilots/readings/reading-plan.ts'
import { unitBehindNumber } from '#app/core/pilots/unit-words.ts'
import { localeOf } from '#app/messages/locales.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { PeriodView } from './enter-view.server.ts'
import type { PeriodOutcome } from './save-period.server.ts'

type Figure = PeriodView['figures'][number]
type FieldsProps = { figure: Figure; outcome: Pick<PeriodOutcome, 'errors' | 'typed'> | undefined }

/** What is typed for one KPI or guardrail: a value or two counts, for each group. */
export function FigureFields({ figure, arms, outcome }: FieldsProps & { arms: readonly Arm[] }) {
  const t = useTranslations('readings.enter')
  return (
    <fieldset className="grid min-w-0 gap-3 [overflow-wrap:anywhere]">
      <legend className="mb-1 font-semibold text-lg">
        {figure.name} {figure.isGuardrail && <Tag>{t('guardrail')}</Tag>}
      </legend>
      {arms.map((arm) => (
        <ArmFields key={arm} figure={figure} arm={arm} isOnly={arms.length === 1} outcome={outcome} />
      ))}
    </fieldset>
  )
}

/** The fields of one group; alone, it needs no name. */
export function ArmFields({ figure, arm, isOnly, outcome }: FieldsProps & { arm: Arm; isOnly: boolean }) {
  const t = useTranslations('readings.enter')
  const stored = figure.stored.find((one) => one.arm === arm)
  const locale = useLocale()
  const shown = stored ? typedOf(stored.measured, localeOf(locale)) : null
  const field = (part: FigurePart) => {
    const name = fieldName(part, figure.id, arm)
    return { name, defaultValue: outcome?.typed[name] ?? shown?.[part] ?? '', error: outcome?.errors[name] }
  }
  const group = isOnly ? 'only' : arm
  const cases = field('cases')
  return (
    <div className="grid gap-3">
      {figure.kind === 'proportion' ? (
        <div className="flex flex-wrap gap-x-6 gap-y-3">
          <TextField {...field('numerator')} label={t('numerator', { group })} width="short" inputMode="numeric" />
          <TextField {...field('denominator')} label={t('denominator', { group })} width="short" inputMode="numeric" />
        </div>
      ) : (
        <TextField
          {...field('value')}
          label={t(`value.${figure.aggregation}`, { group })}
          width="short"
          inputMode="decimal"
          unit={unitBehindNumber(figure.unit)}
        />
      )}
      <Disclosure summary={t('fromCases')} open={cases.defaultValue !== '' || cases.error !== undefined}>
        <TextArea {...cases} label={t('cases')} hint={t(`casesHint.${figure.aggregation}`)} rows={4} />
      </Disclosure>
    </div>
  )
}
