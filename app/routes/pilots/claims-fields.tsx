import { useTranslations } from 'use-intl'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Choice, Group, NumberLine, Text } from './charter-field.tsx'
import { MOST } from './charter-fields.ts'
import type { SectionView } from './charter-section.tsx'
import { type FormState, rowsOf } from './form-state.ts'

/** What others claim of such a use, each beside the figure that will show whether it holds here. */
export function ClaimsFields({ state, view }: { state: FormState; view: SectionView }) {
  const t = useTranslations('charter.claim')
  if (view.kpis.length === 0) return null
  const { values } = state
  return (
    <Group id="claims" title={t('title')} hint={t('hint')}>
      {rowsOf(values, 'claim', { most: MOST.claims, spare: 1 }).map((row, at) => {
        const isSpare = (values[`${row}.text`] ?? '') === ''
        const fields = (
          <div className="grid gap-4 border-hair border-b pb-6">
            <input type="hidden" name={`${row}.id`} value={values[`${row}.id`] ?? ''} />
            <Text
              state={state}
              name={`${row}.text`}
              label={t('text', { number: at + 1 })}
              maxLength={500}
              rows={2}
              optional
            />
            <Text state={state} name={`${row}.source`} label={t('source')} maxLength={500} rows={2} optional />
            <div className="grid gap-4 sm:grid-cols-2 sm:items-end">
              <Choice
                state={state}
                name={`${row}.kpi`}
                label={t('kpi')}
                options={view.kpis.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <NumberLine state={state} name={`${row}.least`} label={t('least')} unit="%" />
            </div>
          </div>
        )
        if (!isSpare) return <div key={row}>{fields}</div>
        return (
          <Disclosure key={row} summary={t('another')}>
            {fields}
          </Disclosure>
        )
      })}
    </Group>
  )
}
