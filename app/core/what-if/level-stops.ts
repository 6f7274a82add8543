import type { AspectModel } from '#app/core/scoring/capability-state.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import { MAX_LEVEL } from '#content/schema.ts'

/**
 * The levels that a capability can be set to, ascending: those that some answers to its questions give for sure.
 *
 * @returns none for an unknown capability
 */
export function levelStops(model: Model, capability: string): number[] {
  const aspects = aspectsOf(model, capability)
  const claims = aspects.filter(({ question }) => question.kind === 'level')
  const facts = aspects.filter(({ question }) => question.kind === 'fact')
  if (claims.length === 0) return [...new Set(facts.flatMap(({ question }) => Object.values(question.caps)))].sort()
  const highest = Math.min(MAX_LEVEL, ...facts.map(({ question }) => Math.max(...Object.values(question.caps))))
  return Array.from({ length: highest + 1 }, (_, level) => level)
}

/** What measures a capability; nothing for an unknown one. */
export function aspectsOf({ capabilities, capabilityIndex }: Model, capability: string): readonly AspectModel[] {
  return capabilities[capabilityIndex.get(capability) ?? -1]?.aspects ?? []
}
