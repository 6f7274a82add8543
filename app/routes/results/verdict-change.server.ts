import { fewestSteps } from '#app/core/roadmap/fewest-steps.ts'
import { readPlanningState } from '#app/core/roadmap/planning-state.ts'
import type { Decided } from './decided.server.ts'

export type VerdictChangeView = {
  steps: { id: string; name: string; from: number; to: number; isKnown: boolean }[]
  /** How many levels all of them are together. */
  count: number
  /** Where they can be tried out. */
  href: string
}

/** The fewest levels that would make a target ready; `null` if it is ready for sure, does not apply or is unknown. */
export function verdictChange({ model, sheet, links }: Decided, id: string): VerdictChangeView | null {
  const state = readPlanningState(model, sheet)
  const target = state.findTarget(id)
  if (!target?.applies) return null
  const names = new Map(model.catalogue.capabilities.map((capability) => [capability.id, capability.name] as const))
  const steps = fewestSteps(state, target.requirements).map(({ capability, from, to }) => ({
    id: capability,
    name: names.get(capability) ?? capability,
    from,
    to,
    isKnown: state.hi.get(capability) === from,
  }))
  if (steps.length === 0) return null
  const query = new URLSearchParams(steps.map((step) => [step.id, String(step.to)]))
  return {
    steps,
    count: steps.reduce((sum, { from, to }) => sum + to - from, 0),
    href: `${links.base}/what-if?${query}`,
  }
}
