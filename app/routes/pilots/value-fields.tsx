import { useTranslations } from 'use-intl'
import { Group, Line, NumberLine } from './charter-field.tsx'
import { PERCENT_VALUES, VALUE_NAMES } from './charter-fields.ts'
import type { FormState } from './form-state.ts'

const ENDS = ['low', 'base', 'high'] as const

/** What a year of it would bring and cost: three figures for each input, the cautious one first. */
export function ValueFields({ state }: { state: FormState }) {
  const t = useTranslations('charter')
  return (
    <>
      <Line state={state} name="currency" label={t('fields.currency')} width="short" />
      {VALUE_NAMES.map((name) => (
        <Group key={name} id={`value-${name}`} title={t(`values.${name}.name`)} hint={t(`values.${name}.hint`)}>
          <div className="grid gap-4 sm:grid-cols-3">
            {ENDS.map((end) => (
              <NumberLine
                key={end}
                state={state}
                name={`${name}.${end}`}
                label={t(`ends.${end}`)}
                {...(PERCENT_VALUES.includes(name) ? { unit: '%' } : {})}
              />
            ))}
          </div>
        </Group>
      ))}
    </>
  )
}
