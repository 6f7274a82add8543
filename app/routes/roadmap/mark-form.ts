import { type ActionTask, shortStatuses } from '#app/core/roadmap/action-tasks.ts'
import { halfDaysOf } from '#app/core/roadmap/people.ts'
import type { Person } from '#app/core/roadmap/plan.ts'
import { dayOf, isoDateOf } from '#app/core/roadmap/weeks.ts'
import { fieldOf } from '#app/server/form.server.ts'
import type { Days } from './plan-form.ts'

/** Two years: whoever waits longer plans anew by then. */
const MOST_DAYS_AHEAD = 730

/** What the form of one action says, as typed. */
export type MarkFields = { action: string; person: string; notBefore: string; status: string; version: number }

export type MarkField = 'person' | 'notBefore' | 'status'

/** What was sent with what is wrong; no field: the plan had changed since the form was read. */
export type MarkFault = { typed: MarkFields; wrong: MarkField[] }

/** Those who can do what needs this role, in their order. */
export function ownersFor(people: readonly Person[], role: string): Person[] {
  return people.filter((person) => person.roles.includes(role) && halfDaysOf(person) > 0)
}

/** The days that an action can wait for. @param today ISO date */
export function markDays(today: string): Days {
  return { from: today, to: isoDateOf((dayOf(today) ?? 0) + MOST_DAYS_AHEAD) }
}

export function readMark(form: FormData): MarkFields {
  return {
    action: fieldOf(form, 'action'),
    person: fieldOf(form, 'person'),
    notBefore: fieldOf(form, 'notBefore'),
    status: fieldOf(form, 'status'),
    version: Number(form.get('version')),
  }
}

/** What the short form says of an action. */
export type Mark = Pick<ActionTask, 'person' | 'notBefore' | 'status'>

type MarkQuestion = { owners: readonly Person[]; days: Days; before: Pick<ActionTask, 'status' | 'notBefore'> }

/**
 * Reads one action's form.
 *
 * @param owners who may do it
 * @param before what holds of it: a day that it waited for stays, also when it is over
 * @returns what was said, or the fields that are wrong
 */
export function parseMark(
  { person, notBefore, status }: MarkFields,
  { owners, days, before }: MarkQuestion,
): { mark: Mark; wrong: MarkField[] } {
  const isDay = dayOf(notBefore) !== null && notBefore >= days.from && notBefore <= days.to
  const known = shortStatuses(before.status).find((each) => each === status)
  const wrong: MarkField[] = [
    ...(person === '' || owners.some(({ id }) => id === person) ? [] : ['person' as const]),
    ...(notBefore === '' || isDay || notBefore === before.notBefore ? [] : ['notBefore' as const]),
    ...(known ? [] : ['status' as const]),
  ]
  return { mark: { person: person || null, notBefore: notBefore || null, status: known ?? before.status }, wrong }
}
