import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import type { Person } from '#app/core/roadmap/plan.ts'
import { LOCALES, type Locale } from '#app/messages/locales.ts'

/**
 * People as a language calls them. Whoever is still called what the plan assumed, in whatever language it was when somebody
 * saved their days, is nobody's own word; every other name stays as it was typed.
 *
 * @returns `null` for `null`: nobody said who they are
 */
export function peopleIn<T extends readonly Person[] | null>(
  context: Readonly<RouterContextProvider>,
  people: T,
  language: Locale,
): T | Person[] {
  if (people === null) return people
  const { inLanguage } = context.get(services)
  const nameIn = (locale: Locale, id: string) => inLanguage(locale).catalogue.people?.find((one) => one.id === id)?.name
  return people.map((person) => {
    const name = nameIn(language, person.id)
    const isAssumed = name !== undefined && LOCALES.some((locale) => nameIn(locale, person.id) === person.name)
    return isAssumed ? { ...person, name } : person
  })
}
