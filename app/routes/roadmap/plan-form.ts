import type { Person } from '#app/core/roadmap/plan.ts'
import type { FormFields } from '#app/server/form.server.ts'

export const TARGETS_MAX = 5
const ISO_DATE = /^20\d\d-\d\d-\d\d$/
/** Nobody plans further ahead than this many years. */
const START_YEARS = 3
const HALF_DAYS = /^(?:[0-4]\.5|[1-5])$/

/** Everything that the forms of the roadmap may send. */
export const PLAN_FIELDS: FormFields = {
  intent: 'one',
  version: 'count',
  target: 'many',
  proposed: 'one',
  add: 'one',
  startOn: 'one',
  hasHistory: 'one',
  'days.*': 'one',
  action: 'one',
  person: 'one',
  notBefore: 'one',
  status: 'one',
}

/** What the form beside the plan says; field names: `target`, `proposed`, `startOn`, `hasHistory`, `days.<person>`, `version`. */
export type PlanFields = {
  /** The pilot first. Empty: what is proposed. */
  targets: string[]
  /** ISO date; `null`: from the next Monday on. */
  startOn: string | null
  hasHistory: boolean
  /** Days a week by person id. */
  days: Record<string, number>
  version: number
}

/** First and last day, as ISO dates. */
export type Days = { from: string; to: string }

/** `wrongStart`: what was typed as the start is no date that can be planned from; `fields` hold the rest. */
export type ParsedPlan = { fields: PlanFields; wrongStart: string | null }

/** The days from which a plan can start. @param today ISO date */
export function startDays(today: string): Days {
  return { from: today, to: `${Number(today.slice(0, 4)) + START_YEARS}-12-31` }
}

/**
 * Reads the form. Targets that were only proposed stay a proposal until somebody changes them.
 *
 * @param known use-case and technique ids; others are left out
 * @param intent `save`, `add` with the field of that name, or `up:`, `down:`, `remove:`, `add:` with a target
 * @param days from which a plan can start
 */
export function parsePlan(form: FormData, { known, intent, days }: PlanQuestion): ParsedPlan {
  const typed = String(form.get('startOn') ?? '')
  const isUsable = typed === '' || (isDate(typed) && typed >= days.from && typed <= days.to)
  return {
    fields: {
      targets: targetsIn(form, known, intent),
      startOn: isUsable ? typed || null : null,
      hasHistory: form.get('hasHistory') === 'yes',
      days: daysIn(form),
      version: Number(form.get('version')),
    },
    wrongStart: isUsable ? null : typed,
  }
}

type PlanQuestion = { known: ReadonlySet<string>; intent: string; days: Days }

function targetsIn(form: FormData, known: ReadonlySet<string>, intent: string): string[] {
  const listed = [...new Set(form.getAll('target').map(String))].filter((id) => known.has(id)).slice(0, TARGETS_MAX)
  const changed = changeTargets(listed, intent, String(form.get('add') ?? '')).filter((id) => known.has(id))
  return changed.join() === listed.join() && form.get('proposed') === 'yes' ? [] : changed
}

/** Targets after a button: moved, taken away, or added at the end. */
export function changeTargets(targets: readonly string[], intent: string, chosen = ''): string[] {
  const [verb, id = ''] = intent === 'add' ? ['add', chosen] : intent.split(':')
  const at = targets.indexOf(id)
  const others = targets.filter((target) => target !== id)
  if (verb === 'add') return at < 0 && id !== '' && targets.length < TARGETS_MAX ? [...targets, id] : [...targets]
  if (verb === 'remove') return others
  if (at < 0 || (verb !== 'up' && verb !== 'down')) return [...targets]
  return others.toSpliced(Math.max(0, verb === 'up' ? at - 1 : at + 1), 0, id)
}

/** Persons with the days a week that were chosen; `null` if nothing differs. */
export function withDays(people: readonly Person[], days: Readonly<Record<string, number>>): Person[] | null {
  const isChanged = people.some(({ id, daysPerWeek }) => (days[id] ?? daysPerWeek) !== daysPerWeek)
  return isChanged ? people.map((person) => ({ ...person, daysPerWeek: days[person.id] ?? person.daysPerWeek })) : null
}

function daysIn(form: FormData): Record<string, number> {
  const fields = [...form].filter(([name, days]) => name.startsWith('days.') && HALF_DAYS.test(String(days)))
  return Object.fromEntries(fields.map(([name, days]) => [name.slice('days.'.length), Number(days)]))
}

function isDate(typed: string): boolean {
  const date = new Date(`${typed}T00:00:00Z`)
  return ISO_DATE.test(typed) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(typed)
}
