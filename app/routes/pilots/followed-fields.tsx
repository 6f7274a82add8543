import { useTranslations } from 'use-intl'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Choice, Line, NumberLine, Text } from './charter-field.tsx'
import { NAME_MAX } from './charter-fields.ts'
import type { FormState } from './form-state.ts'

/** What a figure is: name, unit, direction, and folded away how it is computed. */
export function FollowedFields({ state, row }: { state: FormState; row: string }) {
  const t = useTranslations('charter')
  const { values, faults } = state
  const isShare = values[`${row}.kind`] === 'proportion'
  const hasFault = ['reference', 'formula', 'source'].some((field) => faults[`${row}.${field}`] !== undefined)
  return (
    <>
      <input type="hidden" name={`${row}.id`} value={values[`${row}.id`] ?? ''} />
      <Line
        state={state}
        name={`${row}.name`}
        label={t('figure.name')}
        hint={t('figure.nameHint')}
        maxLength={NAME_MAX}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Choice
          state={state}
          name={`${row}.kind`}
          label={t('figure.kind')}
          options={(['continuous', 'proportion', 'skewed'] as const).map((value) => ({
            value,
            label: t(`figure.kinds.${value}`),
          }))}
        />
        <Choice
          state={state}
          name={`${row}.direction`}
          label={t('figure.direction')}
          options={(['down', 'up'] as const).map((value) => ({ value, label: t(`figure.directions.${value}`) }))}
        />
        <Line state={state} name={`${row}.unit`} label={t('figure.unit')} maxLength={50} optional />
        <Choice
          state={state}
          name={`${row}.aggregation`}
          label={t('figure.aggregation')}
          options={(['mean', 'median', 'sum', 'share'] as const).map((value) => ({
            value,
            label: t(`figure.aggregations.${value}`),
          }))}
        />
      </div>
      <Disclosure summary={t('figure.more')} open={hasFault}>
        <div className="grid gap-4">
          <Text state={state} name={`${row}.formula`} label={t('figure.formula')} maxLength={500} rows={2} optional />
          <Text state={state} name={`${row}.source`} label={t('figure.source')} maxLength={500} rows={2} optional />
          <NumberLine
            state={state}
            name={`${row}.reference`}
            label={t(isShare ? 'figure.referenceShare' : 'figure.reference')}
            hint={t('figure.referenceHint')}
            optional
          />
        </div>
      </Disclosure>
    </>
  )
}
