import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import { answerSavings, bestAnswered } from './answer-savings.ts'
import { askBefore } from './ask-before.ts'
import { refuseRequest } from './check-request.ts'
import type { ChosenActions } from './choose-actions.ts'
import { findCriticalPerson } from './critical-person.ts'
import { type AskedSteps, untilDutiesSettle } from './duty-steps.ts'
import type { EffortAction } from './effort-problem.ts'
import { fixedWork } from './fixed-work.ts'
import { levelRequirements } from './level-targets.ts'
import { calendarOf, defaultPeople } from './people.ts'
import { decisionOf, movedMilestones, withDecision } from './pilot-decision.ts'
import type { PilotDecision, Pin, Plan, PlannedAction, PlanRefusal, PlanRequest } from './plan.ts'
import { type Milestones, schedulePhases } from './plan-phases.ts'
import { isRefusal, refuse } from './plan-refusal.ts'
import { totalPhases, totalsOf } from './plan-totals.ts'
import { withEstimates } from './planned-effort.ts'
import { type PlanningState, type PlanningTarget, readPlanningState } from './planning-state.ts'
import { progressOf, type StaffedAction, staffActions } from './staffed-action.ts'
import type { TargetRequirements } from './target-requirements.ts'
import { dayOf, isoDateOf, mondayFrom } from './weeks.ts'
import { chooseWithout } from './without-dropped.ts'

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
 * Work that is under way or done keeps its weeks, and what was dropped is left out, with what is not reached for it.
 *
 * @returns a refusal with the field and the mend if there is no plan
 * @source methods 4.1-4.3, mapping A15, needs 3
 */
export function planRoadmap(model: Model, sheet: AnswerSheet, asked: PlanRequest): Plan | PlanRefusal {
  const state = readPlanningState(model, sheet)
  const request = withDecision(asked)
  const refusal = refuseRequest(state, request)
  if (refusal) return refusal
  const pins = request.pins ?? {}
  const withOwn = (of: PlanningState) => ({ ...of, actions: withEstimates(of.actions, pins) })
  const answered = (id: string) => {
    const question = state.questions.get(id)
    return question ? withOwn(readPlanningState(model, bestAnswered(sheet, question))) : withOwn(state)
  }
  return untilDutiesSettle(request, (steps) => planWith({ own: withOwn(state), state, answered }, request, steps))
}

/** `own`: with own estimates; `state`: with the catalogue's; `answered`: with own ones, and a question answered best. */
type States = { own: PlanningState; state: PlanningState; answered(question: string): PlanningState }

function planWith({ own, state, answered }: States, request: PlanRequest, asked: AskedSteps): Plan | PlanRefusal {
  const { pins = {} } = request
  const targets = request.targets.flatMap((id) => state.findTarget(id) ?? [])
  const { decision } = request
  const decided = decisionOf(request)
  const goals = [...targets.map(({ requirements }) => requirements), ...levelRequirements(request.levels)]
  const around = { decided, asked, pins }
  const chosen = chooseAround(own, goals, around)
  if (isRefusal(chosen)) return chosen

  const people = request.people ?? defaultPeople(state.catalogue, state.teamSize)
  const hasHistory = request.hasHistory ?? false
  const staffing = staffActions(state, chosen.actions, { people, hasHistory, pins })
  if (isRefusal(staffing)) return staffing
  const monday = mondayFrom(dayOf(request.startOn) ?? 0)
  const calendars = Object.fromEntries(people.map((person) => [person.id, calendarOf(person, monday)]))
  const usual = milestonesOf(targets, staffing.staffed, hasHistory)
  const fixed = fixedWork(staffing.staffed, { monday, from: 0 })
  const milestones = { ...usual, ...movedMilestones(usual, decision, monday), monday, fixed }
  const schedule = schedulePhases(staffing.staffed, calendars, milestones)
  if (schedule === null)
    return refuse('tooLong', 'people', 'With these absences and days a week the plan would take more than five years.')

  const prepare = staffing.staffed.filter(({ phase }) => phase === 'prepare')
  const committed = staffing.staffed.filter(({ phase }) => phase !== 'scale' || decided === 'go')
  const isOver = decided === 'go' || decided === 'stop'
  const actions = staffing.staffed.map((staffed) => plannedAction(state, staffed, { chosen, targets }))
  const open = new Set(actions.flatMap(({ phase, ask }) => (phase === 'scale' ? [] : ask)))
  const savings = answerSavings([...open], chosen, (question) => chooseAround(answered(question), goals, around))
  return {
    targets: request.targets,
    ...(request.levels && Object.keys(request.levels).length > 0 && { levels: request.levels }),
    startOn: request.startOn,
    firstMonday: isoDateOf(monday),
    actions,
    ...(savings.length > 0 && { savings }),
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
      : findCriticalPerson({ prepare, staffed: staffing.staffed, calendars, milestones, hasHistory }, schedule)),
    stretched: staffing.staffed
      .filter(({ pace, progress }) => pace.stretched && progress?.status !== 'done')
      .map(({ action }) => action.id),
    people: [...people],
    unassigned: staffing.unassigned,
    ...(decision && { decision }),
    ...(chosen.omitted.length > 0 && { omitted: chosen.omitted }),
    ...(chosen.missed.length > 0 && { missed: chosen.missed }),
    ...(chosen.dropped.length > 0 && { dropped: chosen.dropped }),
  }
}

/** What stands in a plan beside actions, as long as usual. */
export function milestonesOf(
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

type Around = { decided: PilotDecision['decision'] | null; asked: AskedSteps; pins: Readonly<Record<string, Pin>> }

/**
 * The actions without those that were dropped. What is under way or done costs nothing any more, so that the cheapest way
 * goes on from it; its effort stands in the plan all the same.
 */
function chooseAround(state: PlanningState, targets: readonly TargetRequirements[], { pins, ...choice }: Around) {
  const isSpent = ({ id }: EffortAction) => progressOf(pins[id]) !== null
  const dropped = new Set(Object.keys(pins).filter((id) => pins[id]?.status === 'dropped'))
  const spent = state.actions.map((action) => (isSpent(action) ? { ...action, low: 0, high: 0 } : action))
  const chosen = chooseWithout({ ...state, actions: spent }, targets, { ...choice, dropped })
  if (isRefusal(chosen)) return chosen
  const whole = new Map(state.actions.map((action) => [action.id, action] as const))
  const actions = chosen.actions.map((each) => ({ ...each, effort: whole.get(each.effort.id) ?? each.effort }))
  const sunk = actions.filter(({ effort, phase }) => phase !== 'scale' && isSpent(effort))
  return { ...chosen, actions, bound: sunk.reduce((sum, { effort }) => sum + effort.low + effort.high, chosen.bound) }
}

/** What a planned action says of its work: what, who, how much and when it may begin. */
export function staffedPart(state: PlanningState, staffed: StaffedAction) {
  const { action, effort, person, pace, phase, after, progress } = staffed
  return {
    id: action.id,
    cap: action.capability,
    to: action.to,
    role: action.role,
    person: person.id,
    low: effort.low / 2,
    high: effort.high / 2,
    ...originalOf(state, effort),
    ...progress,
    weeks: pace.weeks,
    phase,
    after,
    stretched: pace.stretched,
  }
}

type Context = { chosen: ChosenActions; targets: readonly PlanningTarget[] }

function plannedAction(state: PlanningState, staffed: StaffedAction, { chosen, targets }: Context): PlannedAction {
  const { action } = staffed
  const perhapsUnnecessary = !chosen.surelyNeeded.has(action.id)
  const duties = chosen.duties.get(action.id) ?? []
  return {
    ...staffedPart(state, staffed),
    homework: chosen.homework.has(action.id),
    perhapsUnnecessary,
    ask: perhapsUnnecessary ? askBefore(state, action.id, { actions: chosen.actions, targets }) : [],
    ...(duties.length > 0 && { duties }),
  }
}

/** What the catalogue says, where somebody says otherwise. */
function originalOf({ actions }: PlanningState, { id, low, high }: EffortAction): Pick<PlannedAction, 'original'> {
  const catalogue = actions.find((action) => action.id === id)
  if (!catalogue || (catalogue.low === low && catalogue.high === high)) return {}
  return { original: { low: catalogue.low / 2, high: catalogue.high / 2 } }
}
