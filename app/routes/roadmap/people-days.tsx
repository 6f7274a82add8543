import type { ChangeEvent, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { SettingsView } from './roadmap-view.ts'

const HALF_DAYS = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]

type PeopleDaysProps = {
  people: SettingsView['people']
  onChange: (event: ChangeEvent<HTMLSelectElement>) => void
  children: ReactNode
}

/** How many days a week each person has for it. */
export function PeopleDays({ people, onChange, children }: PeopleDaysProps) {
  const t = useTranslations('roadmap.settings')
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-semibold">{t('people')}</legend>
      <ul className="border-hair border-t">
        {people.map(({ id, name, hats, daysPerWeek }) => (
          <li
            key={id}
            className="grid items-center gap-x-6 border-hair border-b py-2 sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <label htmlFor={`days.${id}`} className="grid py-1">
              <span className="[overflow-wrap:anywhere]">{name}</span>
              {hats && <span className="text-sm text-soft [overflow-wrap:anywhere]">{hats}</span>}
            </label>
            <select
              id={`days.${id}`}
              name={`days.${id}`}
              defaultValue={String(daysPerWeek)}
              onChange={onChange}
              className="input w-auto justify-self-start"
            >
              {HALF_DAYS.map((days) => (
                <option key={days} value={days}>
                  {t('days', { days })}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
      {children}
    </fieldset>
  )
}
