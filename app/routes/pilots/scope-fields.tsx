import { useTranslations } from 'use-intl'
import { TEAM_DISCIPLINES } from '#app/core/pilots/charter/charter-content.ts'
import { Tick } from '#app/ui/choice.tsx'
import { Choice, Group, Line, Text } from './charter-field.tsx'
import { MOST, NAME_MAX, TEXT_MAX } from './charter-fields.ts'
import { type FormState, rowsOf } from './form-state.ts'

/** What the pilot is about, who answers for it, and who works on it. */
export function ScopeFields({ state }: { state: FormState }) {
  const t = useTranslations('charter')
  const text = (name: 'purpose' | 'scopeIn' | 'scopeOut' | 'users', optional = false) => (
    <Text
      state={state}
      name={name}
      label={t(`fields.${name}`)}
      hint={t(`hints.${name}`)}
      maxLength={TEXT_MAX}
      optional={optional}
    />
  )
  return (
    <>
      <Line state={state} name="name" label={t('fields.name')} maxLength={NAME_MAX} />
      {text('purpose')}
      {text('scopeIn')}
      {text('scopeOut', true)}
      {text('users', true)}
      <Line state={state} name="owner" label={t('fields.owner')} hint={t('hints.owner')} maxLength={NAME_MAX} />
      <Group id="team" title={t('team.title')} hint={t('team.hint')}>
        {rowsOf(state.values, 'team', { most: MOST.team, spare: 2 }).map((row, at) => (
          <div key={row} className="grid gap-4 items-start border-hair border-b pb-6 sm:grid-cols-2">
            <Line
              state={state}
              name={`${row}.name`}
              label={t('team.name', { number: at + 1 })}
              maxLength={NAME_MAX}
              optional
            />
            <Choice
              state={state}
              name={`${row}.discipline`}
              label={t('team.discipline')}
              options={[
                { value: '', label: t('team.noDiscipline') },
                ...TEAM_DISCIPLINES.map((value) => ({ value, label: t(`disciplines.${value}`) })),
              ]}
            />
            <Line state={state} name={`${row}.email`} label={t('team.email')} maxLength={254} optional type="email" />
            <div className="self-end">
              <Tick name={`${row}.told`} value="yes" defaultChecked={state.values[`${row}.told`] === 'yes'}>
                {t('team.told')}
              </Tick>
            </div>
          </div>
        ))}
      </Group>
    </>
  )
}
