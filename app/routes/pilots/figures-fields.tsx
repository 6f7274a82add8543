import { useTranslations } from 'use-intl'
import { Tick } from '#app/ui/choice.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { AmountLine, Group } from './charter-field.tsx'
import { MOST } from './charter-fields.ts'
import type { SectionView } from './charter-section.tsx'
import { ClaimsFields } from './claims-fields.tsx'
import { FollowedFields } from './followed-fields.tsx'
import { type FormState, rowsOf } from './form-state.ts'

/** The figures that the pilot is judged by: one decides, the others inform. */
export function FiguresFields({ state, view }: { state: FormState; view: SectionView }) {
  const t = useTranslations('charter')
  const { values } = state
  const rows = rowsOf(values, 'kpi', { most: MOST.kpis, spare: 1 })
  const figures = rows.map((row, at) => {
    const name = values[`${row}.name`] ?? ''
    const id = values[`${row}.id`] ?? ''
    const isPrimary = id !== '' && id === values.primary
    const hasFault = Object.keys(state.faults).some((field) => field.startsWith(`${row}.`))
    const fields = (
      <Group
        id={`kpi-${at}`}
        title={name === '' ? t('figure.another') : name}
        hint={name === '' && t('figure.anotherHint')}
      >
        {name !== '' && (
          <Tick type="radio" name="primary" value={id} defaultChecked={isPrimary}>
            {t('figure.primary')}
          </Tick>
        )}
        <FollowedFields state={state} row={row} />
        <AmountLine
          state={state}
          name={`${row}.worthwhile`}
          label={t('figure.worthwhile')}
          hint={t('figure.worthwhileHint')}
          optional={!isPrimary}
          unit={unitOf(values, row, t('amount.points'))}
        />
      </Group>
    )
    if (isPrimary || rows.length === 1) return <div key={row}>{fields}</div>
    return (
      <Disclosure
        key={row}
        summary={name === '' ? t('figure.another') : t('figure.alsoFollowed', { name })}
        open={hasFault}
      >
        {fields}
      </Disclosure>
    )
  })
  return (
    <>
      {figures}
      <ClaimsFields state={state} view={view} />
    </>
  )
}

/** The unit in which amounts of a row are typed. */
export function unitOf(values: FormState['values'], row: string, points: string): string {
  return values[`${row}.kind`] === 'proportion' ? points : (values[`${row}.unit`] ?? '')
}
