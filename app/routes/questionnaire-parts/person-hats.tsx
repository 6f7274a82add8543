import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { ChoiceGroup, Tick } from '#app/ui/choice.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { AwayFields } from './away-fields.tsx'

export const PERSON_NAME_MAX = 60
export const DAY_RATE_MAX_CENTS = 10_000_000

/** One person as the fields show it; numbers are texts, so that what was typed wrongly stays. */
export type PersonFields = {
  id: string
  name: string
  isExternal: boolean
  roles: string[]
  daysPerWeek: string
  dayRate: string
  away: { from: string; to: string }[]
}

type PersonHatsProps = {
  person: PersonFields
  index: number
  roles: readonly { id: string; name: string }[]
  currency: string
  errors: Record<string, string>
  canRemove: boolean
}

const HALF_DAYS = ['0.5', '1', '1.5', '2', '2.5', '3', '3.5', '4', '4.5', '5']

/** One person: name, hats, days a week, day rate, absences. */
export function PersonHats({ person, index, roles, currency, errors, canRemove }: PersonHatsProps) {
  const t = useTranslations('questionnaire.hats')
  const name = (field: string) => `people.${index}.${field}`
  const heading = person.name || t('person', { number: index + 1 })
  const worn = roles.filter(({ id }) => person.roles.includes(id)).map((role) => role.name)
  return (
    <fieldset className="min-w-0">
      <legend className="mb-6 font-serif font-semibold text-lg">{heading}</legend>
      <input type="hidden" name={name('id')} value={person.id} />
      <div className="grid gap-6">
        <div className="grid gap-x-8 gap-y-6 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)] md:items-end">
          <TextField
            name={name('name')}
            label={t('name')}
            maxLength={PERSON_NAME_MAX}
            autoComplete="off"
            defaultValue={person.name}
            error={errors[name('name')]}
          />
          <Select
            name={name('daysPerWeek')}
            label={t('daysPerWeek')}
            options={HALF_DAYS.map((days) => ({ value: days, label: t('days', { days: Number(days) }) }))}
            defaultValue={person.daysPerWeek}
            error={errors[name('daysPerWeek')]}
          />
          <TextField
            name={name('dayRate')}
            label={t('dayRate')}
            unit={currency}
            inputMode="decimal"
            width="short"
            defaultValue={person.dayRate}
            error={errors[name('dayRate')]}
          />
        </div>
        <Tick name={name('external')} value="yes" defaultChecked={person.isExternal}>
          {t('external')}
        </Tick>
        <div className="border-hair border-b">
          <Disclosure summary={t('hatsWorn', { count: worn.length, hats: worn.join(', ') })} open={worn.length === 0}>
            <ChoiceGroup
              id={name('roles')}
              legend={t('hatsOf', { name: heading })}
              layout="ticks"
              error={errors[name('roles')]}
            >
              {roles.map((role) => (
                <Tick
                  key={role.id}
                  name={name('roles')}
                  value={role.id}
                  dense
                  defaultChecked={person.roles.includes(role.id)}
                >
                  {role.name}
                </Tick>
              ))}
            </ChoiceGroup>
          </Disclosure>
          <Disclosure summary={t('away', { count: person.away.length })} open={person.away.length > 0}>
            <AwayFields index={index} away={person.away} errors={errors} />
          </Disclosure>
        </div>
        {canRemove && (
          <div>
            <Button kind="quiet" name="intent" value={`remove-person:${index}`} formNoValidate>
              {t('removePerson', { name: heading })}
            </Button>
          </div>
        )}
      </div>
    </fieldset>
  )
}
