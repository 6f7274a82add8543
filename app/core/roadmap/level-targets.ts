import type { Catalogue } from '#content/schema.ts'
import { MAX_LEVEL } from '#content/schema.ts'
import { compareIds } from './effort-problem.ts'
import type { PlanRefusal } from './plan.ts'
import { refuse } from './plan-refusal.ts'
import type { TargetRequirements } from './target-requirements.ts'

/** Levels 1-4 by capability id that a plan is to reach beside its targets. */
export type LevelTargets = Readonly<Record<string, number>>

/** The id that they go under together where a target has one. */
export const OWN_LEVELS = 'levels'

/** The highest level that actions lead a capability to; 0: none does, or there is no such capability. */
export function highestPlannable({ actions }: Pick<Catalogue, 'actions'>, capability: string): number {
  const given = actions.flatMap((action) => [{ capability: action.capability, min: action.to }, ...action.alsoGives])
  return Math.max(0, ...given.filter((each) => each.capability === capability).map(({ min }) => min))
}

/** The levels that can be planned for; what the catalogue no longer knows, and what no action reaches, is left out. */
export function plannableLevels(catalogue: Pick<Catalogue, 'actions'>, levels: LevelTargets): LevelTargets {
  const isReached = (id: string, level: number) => level <= highestPlannable(catalogue, id)
  return Object.fromEntries(
    Object.entries(levels).filter(([id, level]) => isTargetLevel(level) && isReached(id, level)),
  )
}

const isTargetLevel = (level: number) => Number.isInteger(level) && level >= 1 && level <= MAX_LEVEL

/** The levels as what one more target requires, ids ascending; none without levels. */
export function levelRequirements(levels: LevelTargets = {}): TargetRequirements[] {
  const musts = Object.entries(levels)
    .map(([capability, min]) => ({ capability, min, homework: false, why: '' }))
    .sort((a, b) => compareIds(a.capability, b.capability))
  return musts.length > 0 ? [{ id: OWN_LEVELS, musts, groups: [] }] : []
}

/** What is wrong with the levels that a plan is to reach, or `null`. */
export function refuseLevels(catalogue: Catalogue, levels: LevelTargets = {}): PlanRefusal | null {
  for (const [id, level] of Object.entries(levels)) {
    const field = `levels.${id}`
    const capability = catalogue.capabilities.find((each) => each.id === id)
    if (capability === undefined)
      return refuse('level', field, `No capability is called ${id}. Look at its spelling.`, { capability: id })
    const { name, scored } = capability
    if (!scored) {
      const message = `No action raises "${name}" (${id}): it is a fact of the business. Leave its level out.`
      return refuse('level', field, message, { capability: id, name })
    }
    if (isTargetLevel(level)) continue
    const message = `A level to reach is a whole number from 1 to ${MAX_LEVEL}, as in ${id}=3.`
    return refuse('level', field, message, { capability: id, name })
  }
  return null
}
