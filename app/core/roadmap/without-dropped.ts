import { levelsAfter, partFor, waitsFor } from './action-set.ts'
import { scaleActions } from './choose-actions.ts'
import type { AskedSteps } from './duty-steps.ts'
import { compareIds, type EffortAction } from './effort-problem.ts'
import { type ChosenUnder, chooseUnder, homeworkOf } from './pilot-decision.ts'
import type { MissedTarget, OmittedAction, PilotDecision, PlanRefusal } from './plan.ts'
import { isRefusal } from './plan-refusal.ts'
import type { PlanningState } from './planning-state.ts'
import type { ActionToStaff } from './staffed-action.ts'
import type { TargetRequirements } from './target-requirements.ts'

export type KeptActions = ChosenUnder & {
  /** What the targets' way would need and leaves out, ascending ids. */
  omitted: OmittedAction[]
  missed: MissedTarget[]
}

type Choice = { decided: PilotDecision['decision'] | null; asked: AskedSteps; dropped: ReadonlySet<string> }

/**
 * The actions of a plan without those that somebody dropped: another way to the targets if there is one; else the usual
 * way without the dropped actions and what waits for them, saying which targets are not reached for it.
 *
 * @param targets the first is the pilot
 */
export function chooseWithout(
  state: PlanningState,
  targets: readonly TargetRequirements[],
  { dropped, ...choice }: Choice,
): KeptActions | PlanRefusal {
  const usual = chooseUnder(state, targets, choice)
  if (isRefusal(usual)) return usual
  if (!usual.actions.some(({ effort }) => dropped.has(effort.id))) return { ...usual, omitted: [], missed: [] }
  const others = { ...state, actions: state.actions.filter(({ id }) => !dropped.has(id)) }
  const around = chooseUnder(others, targets, choice)
  const whole = isRefusal(around) ? usual : { ...around, actions: withRollOut(state, around.actions, choice) }
  const asked = choice.decided === 'stop' ? targets.map((one, at) => (at === 0 ? homeworkOf(one) : one)) : targets
  return leaveOut(state, whole, { targets: asked, dropped })
}

/** Whoever dropped a step of the roll-out has to learn that it is not reached: its way is looked for with that step. */
function withRollOut(state: PlanningState, around: ActionToStaff[], { decided }: Pick<Choice, 'decided'>) {
  if (decided === 'stop' || around.some(({ phase }) => phase === 'scale')) return around
  const committed = around.map(({ effort }) => effort)
  const scale = scaleActions(state, committed)
  const after = waitsFor([...committed, ...scale], state.lo)
  return [...around, ...scale.map((effort) => ({ effort, phase: 'scale' as const, after: after.get(effort.id) ?? [] }))]
}

type Dropping = { targets: readonly TargetRequirements[]; dropped: ReadonlySet<string> }

type Whole = Pick<ChosenUnder, 'actions' | 'duties'>

/**
 * The actions without the dropped ones and what waits for them, and what is not reached for that.
 *
 * @param whole what would reach every target
 */
export function leaveOut<T extends Whole>(
  state: PlanningState,
  whole: T,
  { targets, dropped }: Dropping,
): T & Pick<KeptActions, 'omitted' | 'missed'> {
  const { ids, levels } = doable(
    whole.actions.map(({ effort }) => effort),
    { levels: state.lo, dropped },
  )
  const before = blockers(whole.actions, dropped)
  const out = whole.actions.filter(({ effort }) => !ids.has(effort.id))
  const omitted = out.map(({ effort: { id }, phase }) => {
    const duties = whole.duties.get(id)
    return { id, phase, by: before(id), ...(duties && { duties }) }
  })
  const kept = whole.actions.filter(({ effort }) => ids.has(effort.id))
  return {
    ...whole,
    actions: kept.map((each) => ({ ...each, after: each.after.filter((id) => ids.has(id)) })),
    omitted: omitted.sort((a, b) => compareIds(a.id, b.id)),
    missed: missedOf(state, whole, { targets, dropped, ids, levels, before }),
  }
}

/** Those of the actions that can be done without the dropped ones, and the levels that they lead to. */
function doable(
  actions: readonly EffortAction[],
  { levels: today, dropped }: { levels: ReadonlyMap<string, number>; dropped: ReadonlySet<string> },
) {
  const ids = new Set<string>()
  let levels = new Map(today)
  let isGrowing = true
  while (isGrowing) {
    const next = actions.filter(
      ({ id, needs }) =>
        !ids.has(id) && !dropped.has(id) && needs.every(({ capability, level }) => reaches(levels, capability, level)),
    )
    for (const { id } of next) ids.add(id)
    levels = levelsAfter(levels, next)
    isGrowing = next.length > 0
  }
  return { ids, levels }
}

const reaches = (levels: ReadonlyMap<string, number>, capability: string, level: number) =>
  (levels.get(capability) ?? 0) >= level

/** By action id, the dropped actions that it is or waits for. */
function blockers(actions: readonly ActionToStaff[], dropped: ReadonlySet<string>) {
  const after = new Map(actions.map(({ effort, ...each }) => [effort.id, each.after] as const))
  const known = new Map<string, string[]>()
  const find = (id: string): string[] => {
    const found = known.get(id)
    if (found) return found
    const all = [...(dropped.has(id) ? [id] : []), ...(after.get(id) ?? []).flatMap(find)]
    const own = [...new Set(all)].sort(compareIds)
    known.set(id, own)
    return own
  }
  return find
}

const NOTHING: ReadonlySet<string> = new Set()

type Left = Dropping & {
  ids: ReadonlySet<string>
  levels: ReadonlyMap<string, number>
  before: ReturnType<typeof blockers>
}

/** By target, in their order; the roll-out last. */
function missedOf(state: PlanningState, { actions }: Whole, { targets, ids, levels, before }: Left) {
  const committed = actions.filter(({ phase }) => phase !== 'scale').map(({ effort }) => effort)
  const missing = (part: Iterable<string>) => [...part].filter((id) => !ids.has(id)).sort(compareIds)
  const says = (target: string | null, left: string[]): MissedTarget => {
    const dropped = [...new Set(left.flatMap(before))].sort(compareIds)
    return { target, dropped, steps: new Set([...left, ...dropped]).size }
  }
  const reached = doable(committed, { levels: state.lo, dropped: NOTHING }).levels
  const wayOf = (target: TargetRequirements) =>
    isMet(target, reached) ? partFor(committed, state.lo, target) : committed.map(({ id }) => id)
  const missed = targets.flatMap((target) => {
    const left = isMet(target, levels) ? [] : missing(wayOf(target))
    return left.length > 0 ? [says(target.id, left)] : []
  })
  const scale = missing(actions.filter(({ phase }) => phase === 'scale').map(({ effort }) => effort.id))
  return scale.length > 0 ? [...missed, says(null, scale)] : missed
}

function isMet({ musts, groups }: TargetRequirements, levels: ReadonlyMap<string, number>): boolean {
  const holds = ({ capability, min }: { capability: string; min: number }) => reaches(levels, capability, min)
  return musts.every(holds) && groups.every(({ options }) => options.some((option) => option.every(holds)))
}
