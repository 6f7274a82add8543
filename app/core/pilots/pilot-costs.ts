import type { PilotExport } from './parse-pilot-record.ts'
import { daysBetween } from './periods.ts'

/** Money of one currency (ISO 4217), in its hundredths. */
type Spent = { currency: string; cents: number }

export type SpentSoFar = {
  /** Of each currency, in the order of their codes; mostly one. */
  sums: Spent[]
  /** The latest day that something was spent on, ISO date. */
  until: string
  /** From 1. */
  entries: number
}

/**
 * What was really spent by a day, as people wrote it down.
 *
 * @param on ISO date; what was spent on it counts
 * @returns `null` if nothing was written down by then
 */
export function spentSoFar({ costs = [] }: Pick<PilotExport, 'costs'>, on: string): SpentSoFar | null {
  const sums = new Map<string, number>()
  let until = ''
  const counted = costs.filter((cost) => cost.on <= on)
  for (const { on: day, cents, currency } of counted) {
    sums.set(currency, (sums.get(currency) ?? 0) + cents)
    if (day > until) until = day
  }
  if (counted.length === 0) return null
  const byCode = [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return { sums: byCode.map(([currency, cents]) => ({ currency, cents })), until, entries: counted.length }
}

const DAYS_A_YEAR = 365

/**
 * What the charter expects to have been spent by a day: what it costs once, and the share of a year's running cost since
 * the start. What is really spent never changes it.
 *
 * @returns in the charter's currency, from 0; `null` if it names no costs
 * @source methods 5.8 (run, one-off)
 */
export function plannedCost({ value, startsOn }: PilotExport['charter'], on: string): number | null {
  if (value === null) return null
  const days = Math.max(0, daysBetween(startsOn, on))
  return value.oneOff.base + (value.run.base * days) / DAYS_A_YEAR
}
