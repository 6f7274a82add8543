import type { Action, Catalogue } from '#content/schema.ts'
import type { Atom, EffortAction } from './effort-problem.ts'
import { halfDaysOf, type TeamSize } from './people.ts'
import type { Person, Pin } from './plan.ts'

/**
 * The catalogue's actions as a problem of effort in half-days for a team of this size.
 *
 * @param applies capabilities that do not apply are asked of nobody and raised by nobody
 * @source mapping A15: half-days are rounded up after the multiplier; mapping A5
 */
export function effortActions(
  catalogue: Catalogue,
  size: TeamSize,
  applies: (capability: string) => boolean,
): EffortAction[] {
  const multiplier = catalogue.constants.effortMultiplier[size]
  const halfDays = (personDays: number) => Math.ceil(2 * personDays * multiplier - 1e-9)
  return catalogue.actions
    .filter(({ capability }) => applies(capability))
    .map((action) => ({
      id: action.id,
      gives: [{ capability: action.capability, level: action.to }, ...action.alsoGives.map(toAtom)],
      needs: [{ capability: action.capability, level: action.from }, ...action.needs.map(toAtom)].filter(
        ({ capability, level }) => level > 0 && applies(capability),
      ),
      low: halfDays(action.personDays.low),
      high: halfDays(action.personDays.high),
    }))
}

/** The actions with somebody's own estimates in place of the catalogue's. @param pins by action id */
export function withEstimates(actions: readonly EffortAction[], pins: Readonly<Record<string, Pin>>): EffortAction[] {
  return actions.map((action) => {
    const estimate = pins[action.id]?.estimate
    return estimate ? { ...action, low: 2 * estimate.low, high: 2 * estimate.high } : action
  })
}

/** A minimum of the catalogue in the words of the effort problem. */
export function toAtom({ capability, min }: { capability: string; min: number }): Atom {
  return { capability, level: min }
}

/** How long the action runs and how many half-days a week it takes; `stretched` if the person's week is too short for it. */
export type Pace = { weeks: number; demand: number; stretched: boolean }

/**
 * @param high effort in half-days
 * @param hasHistory figures of the pilot's KPI exist already; only steps that would collect them are shorter then
 * @source mapping A15
 */
export function paceOf(
  action: Action,
  { high, person, hasHistory }: { high: number; person: Person; hasHistory: boolean },
): Pace {
  const usual = hasHistory ? (action.weeksWithHistory ?? action.weeks) : action.weeks
  return paceOver(Math.max(1, usual), { high, person })
}

/** As {@link paceOf}, for work that takes these weeks if there is time for it. @param usual whole weeks, 1 or more */
function paceOver(usual: number, { high, person }: { high: number; person: Person }): Pace {
  const week = halfDaysOf(person)
  const demand = Math.ceil(high / usual)
  if (demand <= week) return { weeks: usual, demand, stretched: false }
  const weeks = Math.ceil(high / week)
  return { weeks, demand: Math.ceil(high / weeks), stretched: true }
}
