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

/** From 720 px on the labels of the first person head the columns. */
const LABELS_AS_HEAD = 'md:[&_label[for]]:sr-only'

const HALF_DAYS = ['0.5', '1', '1.5', '2', '2.5', '3', '3.5', '4', '4.5', '5']

/** One person: name, hats, days a week, day rate, absences. */
export function PersonHats({ person, index, roles, currency, errors, canRemove }: PersonHatsProps) {
  const t = useTranslations('questionnaire.hats')
  const name = (field: string) => `people.${index}.${field}`
  const heading = person.name || t('person', { number: index + 1 })
  const worn = roles.filter(({ id }) => person.roles.includes(id)).map((role) => role.name)
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">{heading}</legend>
      <input type="hidden" name={name('id')} value={person.id} />
      <div className="grid gap-2">
        <div
          className={`grid gap-x-6 gap-y-4 md:grid-cols-[minmax(0,1fr)_10.5rem_10rem_auto] md:items-end ${index > 0 ? LABELS_AS_HEAD : ''}`}
        >
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
          <Tick name={name('external')} value="yes" defaultChecked={person.isExternal}>
            {t('external')}
          </Tick>
        </div>
        <div className="grid gap-x-12 md:grid-cols-[minmax(0,1fr)_minmax(0,18rem)_minmax(0,14rem)] md:items-start [&>details]:border-t-0">
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
          {canRemove && (
            <Button
              kind="quiet"
              name="intent"
              value={`remove-person:${index}`}
              formNoValidate
              className="justify-self-start text-left md:justify-self-end md:text-right"
            >
              {t('removePerson', { name: heading })}
            </Button>
          )}
        </div>
      </div>
    </fieldset>
  )
}
