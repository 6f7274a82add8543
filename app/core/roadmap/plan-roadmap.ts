import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import { askBefore } from './ask-before.ts'
import { refuseRequest } from './check-request.ts'
import type { ChosenActions } from './choose-actions.ts'
import { findCriticalPerson } from './critical-person.ts'
import { type AskedSteps, untilDutiesSettle } from './duty-steps.ts'
import { calendarOf, defaultPeople } from './people.ts'
import { chooseUnder, decisionOf, movedMilestones, withDecision } from './pilot-decision.ts'
import type { Plan, PlannedAction, PlanRefusal, PlanRequest } from './plan.ts'
import { type Milestones, schedulePhases } from './plan-phases.ts'
import { isRefusal, refuse } from './plan-refusal.ts'
import { totalPhases, totalsOf } from './plan-totals.ts'
import { type PlanningState, type PlanningTarget, readPlanningState } from './planning-state.ts'
import { type StaffedAction, staffActions } from './staffed-action.ts'
import { dayOf, isoDateOf, mondayFrom } from './weeks.ts'

const BASELINE_WEEKS = 6
const USUAL_PILOT_WEEKS = 8
const GATE_WEEKS = 1
const NOBODY_BINDS = { criticalPerson: null, weeksSaved: 0 }
/** Once this level is reached, values before the pilot can be collected. */
const BASELINE_FROM = { capability: 'kpi-definition', level: 2 }

/**
 * The plan that makes the targets ready: what to do, who, when, and what it costs; up to the gate of the first target.
 *
 * It plans from the levels that are sure, so that doing all of it makes every target's verdict `ready`, whatever the open
 * answers are. The same model, answers and request give the same plan. What an open duty asks before a target starts is in
 * it, even where the answers say that it is reached. What people decided about the pilot moves it: see `movedMilestones`.
 *
 * @returns a refusal with the field and the mend if there is no plan
 * @source methods 4.1-4.3, mapping A15, needs 3
 */
export function planRoadmap(model: Model, sheet: AnswerSheet, asked: PlanRequest): Plan | PlanRefusal {
  const state = readPlanningState(model, sheet)
  const request = withDecision(asked)
  const refusal = refuseRequest(state, request)
  if (refusal) return refusal
  return untilDutiesSettle(request, (steps) => planWith(state, request, steps))
}

function planWith(state: PlanningState, request: PlanRequest, asked: AskedSteps): Plan | PlanRefusal {
  const targets = request.targets.flatMap((id) => state.findTarget(id) ?? [])
  const { decision } = request
  const decided = decisionOf(request)
  const chosen = chooseUnder(
    state,
    targets.map(({ requirements }) => requirements),
    { decided, asked },
  )
  if (isRefusal(chosen)) return chosen

  const people = request.people ?? defaultPeople(state.catalogue, state.teamSize)
  const hasHistory = request.hasHistory ?? false
  const staffing = staffActions(state, chosen.actions, { people, hasHistory, pins: request.pins })
  if (isRefusal(staffing)) return staffing
  const monday = mondayFrom(dayOf(request.startOn) ?? 0)
  const calendars = Object.fromEntries(people.map((person) => [person.id, calendarOf(person, monday)]))
  const usual = milestonesOf(targets, staffing.staffed, hasHistory)
  const milestones = { ...usual, ...movedMilestones(usual, decision, monday), monday }
  const schedule = schedulePhases(staffing.staffed, calendars, milestones)
  if (schedule === null)
    return refuse('tooLong', 'people', 'With these absences and days a week the plan would take more than five years.')

  const prepare = staffing.staffed.filter(({ phase }) => phase === 'prepare')
  const committed = staffing.staffed.filter(({ phase }) => phase !== 'scale' || decided === 'go')
  const isOver = decided === 'go' || decided === 'stop'
  return {
    targets: request.targets,
    startOn: request.startOn,
    firstMonday: isoDateOf(monday),
    actions: staffing.staffed.map((staffed) => plannedAction(state, staffed, { chosen, targets })),
    effortDays: totalsOf(committed).effortDays,
    cost: { ...totalsOf(committed).cost, currency: state.catalogue.constants.currency },
    phases: totalPhases(staffing.staffed),
    proven: chosen.proven,
    bound: chosen.bound / 2,
    schedule: schedule.items,
    weeks: isOver ? Math.max(0, ...schedule.items.map(({ end }) => end)) : schedule.weeks,
    prepareWeeks: schedule.prepareWeeks,
    lowerBound: schedule.lowerBound,
    optimal: schedule.optimal && !isOver,
    ...(isOver || milestones.isFixed
      ? NOBODY_BINDS
      : findCriticalPerson({ prepare, calendars, milestones, hasHistory }, schedule)),
    stretched: staffing.staffed.filter(({ pace }) => pace.stretched).map(({ action }) => action.id),
    people: [...people],
    unassigned: staffing.unassigned,
    ...(decision && { decision }),
    ...(chosen.dropped.length > 0 && { dropped: chosen.dropped }),
  }
}

function milestonesOf(
  [pilot]: readonly PlanningTarget[],
  staffed: readonly StaffedAction[],
  hasHistory: boolean,
): Omit<Milestones, 'monday'> {
  const before = staffed.filter(({ phase, effort }) => {
    const opensBaseline = ({ capability, level }: { capability: string; level: number }) =>
      capability === BASELINE_FROM.capability && level <= BASELINE_FROM.level
    return phase === 'prepare' && effort.gives.some(opensBaseline)
  })
  return {
    baselineWeeks: hasHistory ? 0 : BASELINE_WEEKS,
    baselineAfter: before.map(({ action }) => action.id),
    pilotWeeks: pilot?.pilotWeeks ?? USUAL_PILOT_WEEKS,
    gateWeeks: GATE_WEEKS,
  }
}

type Context = { chosen: ChosenActions; targets: readonly PlanningTarget[] }

function plannedAction(state: PlanningState, staffed: StaffedAction, { chosen, targets }: Context): PlannedAction {
  const { action, effort, person, pace, phase, after } = staffed
  const perhapsUnnecessary = !chosen.surelyNeeded.has(action.id)
  const duties = chosen.duties.get(action.id) ?? []
  return {
    id: action.id,
    cap: action.capability,
    to: action.to,
    role: action.role,
    person: person.id,
    low: effort.low / 2,
    high: effort.high / 2,
    weeks: pace.weeks,
    phase,
    homework: chosen.homework.has(action.id),
    after,
    perhapsUnnecessary,
    ask: perhapsUnnecessary ? askBefore(state, action.id, { actions: chosen.actions, targets }) : [],
    stretched: pace.stretched,
    ...(duties.length > 0 && { duties }),
  }
}
