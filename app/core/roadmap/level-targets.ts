import type { Model } from '#app/core/scoring/compile-model.ts'
import { MAX_LEVEL } from '#content/schema.ts'
import type { TargetRequirements } from './target-requirements.ts'

/** Levels 1-4 by capability id that a plan is to reach beside its targets. */
export type LevelTargets = Readonly<Record<string, number>>

/** The id that a plan's level targets go under where a target has one. */
export const OWN_LEVELS = 'levels'

/**
 * The levels that can be planned for: whole levels from 1 on of capabilities that actions raise; others are left out.
 */
export function plannableLevels({ catalogue }: Pick<Model, 'catalogue'>, levels: LevelTargets): Record<string, number> {
  const known = new Set(catalogue.capabilities.filter(({ scored }) => scored).map(({ id }) => id))
  const isLevel = (level: number) => Number.isInteger(level) && level >= 1 && level <= MAX_LEVEL
  return Object.fromEntries(Object.entries(levels).filter(([id, level]) => known.has(id) && isLevel(level)))
}

/** The levels as what one more target requires, ids ascending; `null` if there is none. */
export function levelRequirements(levels: LevelTargets = {}): TargetRequirements | null {
  const musts = Object.entries(levels)
    .map(([capability, min]) => ({ capability, min, homework: false, why: '' }))
    .sort((a, b) => (a.capability < b.capability ? -1 : 1))
  return musts.length > 0 ? { id: OWN_LEVELS, musts, groups: [] } : null
}
