import type { Catalogue } from '#content/schema.ts'
import { compareIds } from './effort-problem.ts'
import type { Person, PlanRefusal } from './plan.ts'
import { refuse } from './plan-refusal.ts'
import type { Calendar } from './project.ts'
import { dayOf, workdaysAway } from './weeks.ts'

export type TeamSize = 's' | 'm' | 'l' | 'xl'

/** Days of a working week. */
export const WORKDAYS = 5
/** Absences after these weeks are not looked at; no plan may end later. */
export const MAX_WEEKS = 260
const MAX_PEOPLE = 50

/** The persons that a plan assumes until somebody says who wears which hat: each on the usual days a week and day rate. */
export function defaultPeople(catalogue: Catalogue, size: TeamSize): Person[] {
  const { daysPerWeek, dayRateCents } = catalogue.constants
  const hats = Map.groupBy(catalogue.roles, ({ wornBy }) => wornBy[size])
  const names = new Map(catalogue.people?.map(({ id, name }) => [id, name] as const))
  return [...hats].map(([id, roles]) => {
    const name = names.get(id)
    return { id, ...(name && { name }), roles: roles.map((role) => role.id), daysPerWeek, away: [], dayRateCents }
  })
}

/** What is wrong with the persons of a request, or `null`. */
export function refusePeople(catalogue: Catalogue, people: readonly Person[]): PlanRefusal | null {
  if (people.length > MAX_PEOPLE)
    return refuse('people', 'people', `At most ${MAX_PEOPLE} people can share a plan.`, { max: MAX_PEOPLE })
  const roles = new Set(catalogue.roles.map(({ id }) => id))
  const seen = new Set<string>()
  for (const [at, person] of people.entries()) {
    const field = `people.${at}`
    if (seen.has(person.id))
      return refuse('people', `${field}.id`, `Two people have the id ${person.id}.`, { person: person.id })
    seen.add(person.id)
    const unknown = person.roles.find((role) => !roles.has(role))
    if (unknown !== undefined)
      return refuse('people', `${field}.roles`, `There is no role ${unknown}.`, { role: unknown })
    if (!(person.daysPerWeek >= 0 && person.daysPerWeek <= WORKDAYS)) {
      return refuse('people', `${field}.daysPerWeek`, `Days a week must be between 0 and ${WORKDAYS}.`, {
        person: person.id,
      })
    }
    if (!(Number.isInteger(person.dayRateCents) && person.dayRateCents >= 0)) {
      return refuse('people', `${field}.dayRateCents`, 'A day rate is a whole number of cents, 0 or more.', {
        person: person.id,
      })
    }
    const wrong = person.away.findIndex(
      ([first, last]) => !((dayOf(first) ?? Number.NaN) <= (dayOf(last) ?? Number.NaN)),
    )
    if (wrong >= 0) {
      return refuse(
        'people',
        `${field}.away.${wrong}`,
        'An absence is a first and a last day, yyyy-mm-dd, in this order.',
        { person: person.id },
      )
    }
  }
  return null
}

/** Half-days a week that the person has for the plan outside absences. */
export function halfDaysOf({ daysPerWeek }: Person): number {
  return Math.floor(2 * daysPerWeek + 1e-9)
}

/**
 * Half-days by week: those of an ordinary week, minus two for each workday away, never below none.
 *
 * @param monday the Monday of week 0, as days since 1 January 1970
 */
export function calendarOf(person: Person, monday: number): Calendar {
  const base = halfDaysOf(person)
  return { base, weeks: workdaysAway(person.away, monday, MAX_WEEKS).map((days) => Math.max(0, base - 2 * days)) }
}

type ActionToAssign = { id: string; role: string; high: number; owner?: string | undefined }

/**
 * Who does which action: a person who wears the action's role; if several do, the one whose share of work per half-day a
 * week stays smallest, the longest actions first. What is given to somebody counts before all others.
 *
 * @param actions with effort `high` in half-days, and the id of the only person who may do it
 * @returns person by action id; actions whose role nobody wears, or not this person, are left out
 */
export function assignPeople(people: readonly Person[], actions: readonly ActionToAssign[]): Map<string, Person> {
  const load = new Map<string, number>()
  const able = people.filter((person) => halfDaysOf(person) > 0).toSorted((a, b) => compareIds(a.id, b.id))
  const share = (person: Person, high: number) => ((load.get(person.id) ?? 0) + high) / halfDaysOf(person)
  const assigned = new Map<string, Person>()
  for (const { id, role, high, owner } of actions.toSorted(byUrgency)) {
    const wearers = able.filter((person) => person.roles.includes(role) && (owner ?? person.id) === person.id)
    const [person] = wearers.sort((a, b) => share(a, high) - share(b, high))
    if (person === undefined) continue
    load.set(person.id, (load.get(person.id) ?? 0) + high)
    assigned.set(id, person)
  }
  return assigned
}

function byUrgency(a: ActionToAssign, b: ActionToAssign): number {
  const isFree = ({ owner }: ActionToAssign) => Number(owner === undefined)
  return isFree(a) - isFree(b) || b.high - a.high || compareIds(a.id, b.id)
}
