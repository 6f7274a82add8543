import { useTranslations } from 'use-intl'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { AmountLine, Choice, Group, NumberLine, Text } from './charter-field.tsx'
import { MOST } from './charter-fields.ts'
import type { SectionView } from './charter-section.tsx'
import { unitOf } from './figures-fields.tsx'
import { FollowedFields } from './followed-fields.tsx'
import { type FormState, rowsOf } from './form-state.ts'

/** What must not get worse, what ends the pilot at once, and what must be in place before scaling. */
export function LimitsFields({ state, view }: { state: FormState; view: SectionView }) {
  const t = useTranslations('charter')
  const { values } = state
  return (
    <>
      {rowsOf(values, 'rail', { most: MOST.guardrails, spare: 1 }).map((row, at) => {
        const name = values[`${row}.name`] ?? ''
        const fields = (
          <Group
            id={`rail-${at}`}
            title={name || t('rail.another')}
            hint={name === '' ? t('rail.anotherHint') : undefined}
          >
            <FollowedFields state={state} row={row} />
            <AmountLine
              state={state}
              name={`${row}.margin`}
              label={t('rail.margin')}
              hint={t('rail.marginHint')}
              unit={unitOf(values, row, t('amount.points'))}
              optional={name === ''}
            />
            <NumberLine
              state={state}
              name={`${row}.cases`}
              label={t('rail.cases')}
              hint={t('rail.casesHint')}
              optional
            />
          </Group>
        )
        if (name !== '') return <div key={row}>{fields}</div>
        return (
          <Disclosure key={row} summary={t('rail.another')}>
            {fields}
          </Disclosure>
        )
      })}
      <Group id="events" title={t('event.title')} hint={t('event.hint')}>
        {rowsOf(values, 'event', { most: MOST.hardEvents, spare: 1 }).map((row, at) => (
          <div key={row}>
            <input type="hidden" name={`${row}.id`} value={values[`${row}.id`] ?? ''} />
            <Text
              state={state}
              name={`${row}.text`}
              label={t('event.text', { number: at + 1 })}
              maxLength={500}
              rows={2}
              optional
            />
          </div>
        ))}
      </Group>
      <Group id="checks" title={t('check.title')} hint={t('check.hint')}>
        {rowsOf(values, 'check', { most: MOST.checks, spare: 1 }).map((row, at) => (
          <div key={row} className="grid gap-4 border-hair border-b pb-6">
            <input type="hidden" name={`${row}.id`} value={values[`${row}.id`] ?? ''} />
            <input type="hidden" name={`${row}.duty`} value={values[`${row}.duty`] ?? ''} />
            <Text
              state={state}
              name={`${row}.text`}
              label={t('check.text', { number: at + 1 })}
              maxLength={500}
              rows={2}
              optional
            />
            {view.systems.length > 0 && (
              <Choice
                state={state}
                name={`${row}.system`}
                label={t('check.system')}
                options={[{ value: '', label: t('check.noSystem') }, ...view.systems]}
              />
            )}
          </div>
        ))}
      </Group>
    </>
  )
}
