import type { ProfileId } from '#content/schema.ts'
import { PROFILE_ORDER, profilesOf, scopeOfTarget, type Target, targetApplies } from './active-rows.ts'
import type { AnswerState } from './answer-reading.ts'
import { freeze } from './capability-state.ts'
import type { Model } from './compile-model.ts'
import { mergeRows, type SourcedRow } from './merge-rows.ts'
import { requirementShort } from './requirement-short.ts'
import type { HomeworkRow, ScoreResult } from './result.ts'
import { holdsInScope, type Scopes } from './scope.ts'
import { wholeInterval } from './whole-interval.ts'

/** What every pilot of interest asks of one capability. */
export type HomeworkDemand = { capability: number; cap: string; min: number; profiles: ProfileId[]; why: string }

type HomeworkContext = { scopes: Scopes; interests: readonly string[]; appliesAtAll: readonly boolean[] }

/**
 * The homework: per capability the most that the profiles ask of what somebody is interested in, or, without interests,
 * of everything that applies. Ids ascending.
 *
 * @source needs 1, methods-errata A13
 */
export function listHomework(model: Model, { scopes, interests, appliesAtAll }: HomeworkContext): HomeworkDemand[] {
  const chosen = interests.flatMap((id) => model.targetById.get(id) ?? [])
  const targets = chosen.length > 0 ? chosen : [...model.techniques, ...model.useCases]
  const rows = new Set<SourcedRow['requirement']>()
  const sourced: SourcedRow[] = []
  for (const target of targets) {
    for (const row of profileMusts(model, target, scopes)) {
      if (rows.has(row.requirement)) continue
      rows.add(row.requirement)
      sourced.push(row)
    }
  }
  const applies = (capability: string) => appliesAtAll[model.capabilityIndex.get(capability) as number] === true
  const { musts } = mergeRows(sourced, { applies, alternatives: model.alternatives })
  return musts.map(({ capability, min, why, homework }) => ({
    capability: model.capabilityIndex.get(capability) as number,
    cap: capability,
    min,
    profiles: freeze(homework?.profiles ?? []),
    why,
  }))
}

function profileMusts(model: Model, target: Target, scopes: Scopes): SourcedRow[] {
  const scope = scopeOfTarget(target, scopes)
  if (!targetApplies(target, scope)) return []
  return profilesOf(model.catalogue, target)
    .filter(({ when }) => holdsInScope(when, scope))
    .flatMap(({ id, requirements }) =>
      requirements
        .filter(({ must, capability }) => must && capability !== null)
        .map((requirement) => ({ requirement, source: id, rank: PROFILE_ORDER.indexOf(id) })),
    )
}

/** How far the homework is done. */
export function scoreHomework(demands: readonly HomeworkDemand[], { states }: AnswerState): ScoreResult['homework'] {
  let fewest = 0
  let most = 0
  const rows: HomeworkRow[] = demands.map(({ capability, cap, min, profiles, why }) => {
    const level = (states[capability] as AnswerState['states'][number]).level
    const short = wholeInterval(requirementShort(min, level.hi), requirementShort(min, level.lo))
    fewest += short.lo
    most += short.hi
    return { cap, min, level, short, profiles, why }
  })
  return { steps: wholeInterval(fewest, most), rows }
}
