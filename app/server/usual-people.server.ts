import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import type { Person } from '#app/core/roadmap/plan.ts'
import type { Locale } from '#app/messages/locales.ts'
import type { Catalogue } from '#content/schema.ts'
import { cataloguesElsewhere } from './catalogues-elsewhere.server.ts'

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
  const own = inLanguage(language).catalogue
  const all = [own, ...cataloguesElsewhere({ inLanguage }, own)]
  const nameIn = (catalogue: Catalogue, id: string) => catalogue.people?.find((one) => one.id === id)?.name
  return people.map((person) => {
    const name = nameIn(own, person.id)
    const isAssumed = name !== undefined && all.some((catalogue) => nameIn(catalogue, person.id) === person.name)
    return isAssumed ? { ...person, name } : person
  })
}
