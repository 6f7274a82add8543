import type { StageClause } from '#content/schema.ts'
import type { Model } from './compile-model.ts'
import { reachesScore } from './dimension-score.ts'
import type { Reached, Scale } from './scale.ts'
import { holdsInScope, type Scope } from './scope.ts'

/** What one stage asks, above all stages below it. */
export type Gate = { minima: { capability: number; min: number }[]; minScore: number }

/**
 * The gates above stage 0, lowest first; what does not apply is left out.
 *
 * @source mapping A5, A12
 */
export function bindGates(model: Model, scope: Scope, appliesAtAll: readonly boolean[]): Gate[] {
  return model.catalogue.stages
    .filter(({ id }) => id > 0)
    .toSorted((a, b) => a.id - b.id)
    .map(({ needs }) => {
      const minima = needs
        .flatMap((clause) => minimaOf(model, clause, scope))
        .map(({ capability, min }) => ({
          capability: model.capabilityIndex.get(capability) as number,
          min,
        }))
      const scores = needs.flatMap((clause) => (clause.kind === 'dimensions' ? [clause.minScore] : []))
      return { minima: minima.filter(({ capability }) => appliesAtAll[capability]), minScore: Math.max(0, ...scores) }
    })
}

function minimaOf(model: Model, clause: StageClause, scope: Scope): { capability: string; min: number }[] {
  if (clause.kind === 'capability') return [clause]
  if (clause.kind === 'dimensions') return []
  return model.catalogue.profiles
    .filter(({ when }) => holdsInScope(when, scope))
    .flatMap(({ requirements }) => requirements)
    .flatMap(({ capability, min, must }) => (must && capability !== null ? [{ capability, min }] : []))
}

/** Whether a gate is open at one end of all intervals. */
export function isGateOpen(
  gate: Gate,
  levels: Int8Array,
  { scale, reached }: { scale: Scale; reached: Reached },
): boolean {
  for (const { capability, min } of gate.minima) if ((levels[capability] as number) < min) return false
  if (gate.minScore === 0) return true
  for (let dimension = 0; dimension < reached.earned.length; dimension++) {
    const total = scale.capabilityWeightSums[dimension] as number
    if (!reachesScore(reached.earned[dimension] as number, total, gate.minScore)) return false
  }
  return true
}
