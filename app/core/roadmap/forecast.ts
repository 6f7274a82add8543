import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import { waitsFor } from './action-set.ts'
import { fixedWork } from './fixed-work.ts'
import { levelRequirements } from './level-targets.ts'
import { calendarOf } from './people.ts'
import { homeworkOf, movedMilestones } from './pilot-decision.ts'
import type { Person, PilotDecision, Pin, Plan, PlannedAction, PlanPhase } from './plan.ts'
import { type Milestones, schedulePhases } from './plan-phases.ts'
import { milestonesOf, staffedPart } from './plan-roadmap.ts'
import { totalPhases, totalsOf } from './plan-totals.ts'
import { withEstimates } from './planned-effort.ts'
import { type PlanningState, readPlanningState } from './planning-state.ts'
import { type PilotDays, signedMilestones } from './signed-pilot.ts'
import { staffForecast, withWorkers } from './staff-forecast.ts'
import type { StaffedAction } from './staffed-action.ts'
import { dayOf, weekFrom } from './weeks.ts'
import { leaveOut } from './without-dropped.ts'

export type Tracked = {
  /** By action id. */
  pins: Readonly<Record<string, Pin>>
  /** ISO date. */
  today: string
  /** The newest about its pilot; missing: the one that it was planned with, if any. */
  decision?: PilotDecision
  /** Who does what is left; missing: the people that it was planned with. */
  people?: readonly Person[]
  /** ISO date before which nothing else begins; missing, or past: today. */
  startOn?: string
  /** The days of its pilot by the signed charter, as long as nothing is decided; missing: there is none. */
  pilot?: PilotDays
}

/**
 * A plan that was agreed on, planned again from today: its actions stay, and its people unless others are given; what is
 * done or under way keeps its weeks, what was dropped is left out, and the rest comes as soon as it can. Weeks count from the same Monday as the
 * plan's, so that both can be laid over each other. With nothing tracked and on its first day it is the plan itself.
 *
 * @param sheet the answers that the plan was made from
 * @returns `null` if it would take more than five years, or if nobody can do it any more
 * @source methods 4.2
 */
export function forecastPlan(model: Model, sheet: AnswerSheet, plan: Plan, tracked: Tracked): Plan | null {
  const state = readPlanningState(model, sheet)
  const { pins, today, decision = plan.decision, people = plan.people } = tracked
  const monday = dayOf(plan.firstMonday) ?? 0
  const from = weekFrom(today, monday)
  const earliest = Math.max(from, weekFrom(tracked.startOn, monday))
  const own = { ...state, actions: withEstimates(state.actions, pins) }
  const left = leaveOut(own, wholeOf(own, plan), { targets: targetsOf(state, plan), dropped: droppedIn(pins) })
  const staffed = staffForecast(state, plan, { actions: left.actions, pins, people })
  if (staffed === null) return null
  const standing = { staffed, decision, monday, pilot: tracked.pilot, from }
  const milestones = { ...milestonesAsPlanned(state, plan, standing), monday, from: earliest }
  const calendars = Object.fromEntries(people.map((person) => [person.id, calendarOf(person, monday)]))
  const schedule = schedulePhases(staffed, calendars, { ...milestones, fixed: fixedWork(staffed, { monday, from }) })
  if (schedule === null) return null
  const committed = staffed.filter(({ phase }) => phase !== 'scale' || decision?.decision === 'go')
  const { omitted: _, missed: __, ...asPlanned } = plan
  return {
    ...asPlanned,
    people: withWorkers(people, staffed),
    actions: staffed.map((each) => forecastAction(state, plan, each)),
    effortDays: totalsOf(committed).effortDays,
    cost: { ...totalsOf(committed).cost, currency: plan.cost.currency },
    phases: totalPhases(staffed),
    schedule: schedule.items,
    weeks: schedule.weeks,
    prepareWeeks: schedule.prepareWeeks,
    lowerBound: schedule.lowerBound,
    optimal: schedule.optimal,
    criticalPerson: null,
    weeksSaved: 0,
    stretched: staffed.filter(({ pace }) => pace.stretched).map(({ action }) => action.id),
    ...(decision && { decision }),
    ...(left.omitted.length > 0 && { omitted: left.omitted }),
    ...(left.missed.length > 0 && { missed: left.missed }),
  }
}

const droppedIn = (pins: Tracked['pins']) => new Set(Object.keys(pins).filter((id) => pins[id]?.status === 'dropped'))

function targetsOf(state: PlanningState, { targets, decision, levels }: Plan) {
  const requirements = targets.flatMap((id) => state.findTarget(id)?.requirements ?? [])
  const asked = requirements.map((one) =>
    decision?.decision === 'stop' && one.id === decision.target ? homeworkOf(one) : one,
  )
  return [...asked, ...levelRequirements(levels)]
}

/** What the plan has and what it left out, as what was dropped may have been taken up again. */
function wholeOf(state: PlanningState, { actions, omitted = [] }: Plan) {
  const phases = new Map<string, PlanPhase>([...actions, ...omitted].map(({ id, phase }) => [id, phase] as const))
  const efforts = state.actions.filter(({ id }) => phases.has(id))
  const after = waitsFor(efforts, state.lo)
  const duties = [...actions, ...omitted].flatMap(({ id, duties: own }) => (own ? [[id, own] as const] : []))
  return {
    actions: efforts.map((effort) => ({
      effort,
      phase: phases.get(effort.id) ?? 'prepare',
      after: after.get(effort.id) ?? [],
    })),
    duties: new Map(duties),
  }
}

type Standing = {
  staffed: readonly StaffedAction[]
  decision: PilotDecision | undefined
  pilot: PilotDays | undefined
  monday: number
  from: number
}

function milestonesAsPlanned(
  state: PlanningState,
  plan: Plan,
  { staffed, decision, pilot, monday, from }: Standing,
): Omit<Milestones, 'monday' | 'from' | 'fixed'> {
  const lengthOf = (id: string) => {
    const item = plan.schedule.find((each) => each.id === id)
    return item ? item.end - item.start : 0
  }
  const targets = plan.targets.flatMap((id) => state.findTarget(id) ?? [])
  const usual = {
    ...milestonesOf(targets, staffed, false),
    baselineWeeks: lengthOf('baseline'),
    pilotWeeks: lengthOf('pilot'),
    gateWeeks: lengthOf('gate'),
  }
  if (pilot && decision === undefined) return { ...usual, ...signedMilestones(usual, pilot, { monday, from }) }
  return { ...usual, ...movedMilestones(usual, decision, monday) }
}

function forecastAction(state: PlanningState, plan: Plan, staffed: StaffedAction): PlannedAction {
  const as = plan.actions.find(({ id }) => id === staffed.action.id)
  const { original: _, status: __, begunOn: ___, doneOn: ____, ...asPlanned } = as ?? UNPLANNED
  return { ...asPlanned, ...staffedPart(state, staffed) }
}

/** Of an action that was left out of the plan, nothing is known but what the catalogue says. */
const UNPLANNED: Partial<PlannedAction> & Pick<PlannedAction, 'homework' | 'perhapsUnnecessary' | 'ask'> = {
  homework: false,
  perhapsUnnecessary: false,
  ask: [],
}
