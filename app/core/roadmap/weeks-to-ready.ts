import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import type { Interval } from '#app/core/scoring/result.ts'
import { reachGoals, waitsFor } from './action-set.ts'
import { calendarOf, defaultPeople } from './people.ts'
import type { Person, PlanRequest } from './plan.ts'
import { isRefusal } from './plan-refusal.ts'
import { totalsOf } from './plan-totals.ts'
import { type PlanningState, type PlanningTarget, type Preparation, readPlanningState } from './planning-state.ts'
import { scheduleProject } from './schedule.ts'
import { staffActions } from './staffed-action.ts'
import { dayOf, mondayFrom } from './weeks.ts'

/** Who prepares, from when, and whether the pilot's KPI has figures already: as a plan is asked for. */
export type Preparing = Pick<PlanRequest, 'people' | 'startOn' | 'hasHistory'>

/**
 * Weeks of preparation until a target is ready, as "about n weeks away": fewest if all open answers turn out best, most
 * from the levels that are sure. The baseline is not counted.
 *
 * @param asked without people: the default people for the team's size
 * @returns `null` if the target is unknown or does not apply, cannot be reached, or needs a role that nobody wears
 * @throws RangeError if `startOn` is not a date
 */
export function weeksToReady(
  model: Model,
  sheet: AnswerSheet,
  { target: id, ...asked }: Preparing & { target: string },
): Interval | null {
  const state = readPlanningState(model, sheet)
  const target = state.findTarget(id)
  if (!target?.applies) return null
  const crew = crewFor(state, asked)
  const sure = findPreparation(state, target, crew, 'lo')
  const best = sure && findPreparation(state, target, crew, 'hi')
  if (best === null || sure === null) return null
  return { lo: Math.min(best.weeks, sure.weeks), hi: Math.max(best.weeks, sure.weeks) }
}

/** The people of a preparation, the Monday it begins on as days since 1 January 1970, and whether figures are there. */
type Crew = { people: readonly Person[]; monday: number; hasHistory: boolean }

/**
 * The crew of a preparation as it is asked for.
 *
 * @throws RangeError if `startOn` is not a date
 */
export function crewFor({ catalogue, teamSize }: PlanningState, { people, startOn, hasHistory }: Preparing): Crew {
  const day = dayOf(startOn)
  if (day === null) throw new RangeError(`${startOn} is not a date.`)
  return {
    people: people ?? defaultPeople(catalogue, teamSize),
    monday: mondayFrom(day),
    hasHistory: hasHistory ?? false,
  }
}

/** A quick plan of one target's preparation alone, from the levels at one end; `null` if there is none. */
export function findPreparation(
  state: PlanningState,
  target: PlanningTarget,
  crew: Crew,
  end: 'lo' | 'hi',
): Preparation | null {
  const key = JSON.stringify([target.requirements.id, end, crew])
  const known = state.preparations.get(key)
  if (known !== undefined) return known
  const preparation = prepareFrom(state, target, crew, state[end])
  state.preparations.set(key, preparation)
  return preparation
}

function prepareFrom(
  state: PlanningState,
  { requirements }: PlanningTarget,
  { people, monday, hasHistory }: Crew,
  levels: ReadonlyMap<string, number>,
): Preparation | null {
  const solution = reachGoals(state.actions, levels, [requirements])
  if (!solution.feasible) return null
  const chosen = state.actions.filter(({ id }) => solution.actions.includes(id))
  const after = waitsFor(chosen, levels)
  const steps = chosen.map((effort) => ({ effort, phase: 'prepare' as const, after: after.get(effort.id) ?? [] }))
  const staffing = staffActions(state, steps, { people, hasHistory })
  if (isRefusal(staffing)) return null

  const capacities = Object.fromEntries(people.map((person) => [person.id, calendarOf(person, monday)]))
  const activities = staffing.staffed.map(({ action, person, pace, after: before }) => ({
    id: action.id,
    weeks: pace.weeks,
    demand: { [person.id]: pace.demand },
    after: before,
  }))
  const schedule = scheduleProject({ capacities, activities }, { lists: 0, exactNodes: 0 })
  if (!schedule.feasible) return null
  return { weeks: schedule.makespan, ...totalsOf(staffing.staffed) }
}
