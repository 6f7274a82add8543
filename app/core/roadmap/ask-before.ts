import { openQuestions } from './open-questions.ts'
import type { PlanningState, PlanningTarget } from './planning-state.ts'
import type { ActionToStaff } from './staffed-action.ts'
import { capabilitiesOf } from './target-requirements.ts'

/**
 * The questions that would tell whether an action is needed at all: those of its own capability; if that is known, those
 * of the actions that wait for it; else all that the targets and scaling leave open; else all that is open.
 *
 * @returns question ids, ascending; empty only if nothing is open
 */
export function askBefore(
  state: PlanningState,
  action: string,
  { actions, targets }: { actions: readonly ActionToStaff[]; targets: readonly PlanningTarget[] },
): string[] {
  const chain = waitingFor(action, actions)
  const capabilities = state.catalogue.actions.filter(({ id }) => chain.has(id)).map((each) => each.capability)
  const own = state.catalogue.actions.find(({ id }) => id === action)?.capability
  const scale = state.scaleGoal.musts.map(({ capability }) => capability)
  const wanted = [...targets.flatMap(({ requirements }) => capabilitiesOf(requirements)), ...scale]
  for (const asked of [own ? [own] : [], capabilities, wanted, [...state.capabilities.keys()]]) {
    const questions = [...new Set(asked.flatMap((capability) => openQuestions(state, capability)))].sort()
    if (questions.length > 0) return questions
  }
  return []
}

/** The action and all that wait for it, directly or not. */
function waitingFor(action: string, actions: readonly ActionToStaff[]): Set<string> {
  const found = new Set([action])
  let grown = true
  while (grown) {
    const next = actions.filter(({ effort, after }) => !found.has(effort.id) && after.some((id) => found.has(id)))
    for (const { effort } of next) found.add(effort.id)
    grown = next.length > 0
  }
  return found
}
