import { requirementShort } from '#app/core/scoring/requirement-short.ts'
import type { Lookup, Missing } from './shortfall.ts'
import type { Aspect, Subject } from './subjects.ts'
import type { Wanted } from './wanted.ts'

/** Levels on which a verdict hangs: what is missing to `min`, where `from` is counted elsewhere. */
type Demand = { min: number; from: number }

/**
 * What an open verdict still hangs on in one capability.
 *
 * Homework counts only while nothing specific is surely missing and no homework is surely open; an any-of option only
 * while it can still become the best.
 *
 * @source methods 3.1, methods-errata W5
 */
export function demandsOn(
  { minima, groups }: Wanted,
  capability: number,
  { lookup, missing, ignoreHomework }: { lookup: Lookup; missing: Missing; ignoreHomework: boolean },
): Demand[] {
  const demands: Demand[] = []
  const homeworkCounts = !ignoreHomework && missing.least === 0 && missing.homeLeast === 0
  for (const minimum of minima) {
    if (minimum.capability !== capability) continue
    if (minimum.specific > 0) demands.push({ min: minimum.specific, from: minimum.from })
    if (minimum.homework > 0 && homeworkCounts) demands.push({ min: minimum.homework, from: 0 })
  }
  for (const options of groups) demands.push(...groupDemands(options, capability, lookup))
  return demands
}

function groupDemands(options: Wanted['groups'][number], capability: number, lookup: Lookup): Demand[] {
  if (!options.some((members) => members.some((member) => member.capability === capability))) return []
  const shortAt = (members: Wanted['groups'][number][number], end: 'lo' | 'hi') =>
    members.reduce((sum, { capability: own, min, must }) => sum + requirementShort(min, lookup[end](own), must), 0)
  const most = Math.min(...options.map((members) => shortAt(members, 'lo')))
  return options
    .filter((members) => shortAt(members, 'hi') < most)
    .flat()
    .filter((member) => member.capability === capability)
    .map(({ min, must }) => ({ min, from: must }))
}

/** Whether an answer to this question could change what is missing. */
export function couldChange({ aspects }: Subject, aspect: Aspect, { min, from }: Demand): boolean {
  if (aspect.lo === aspect.hi) return false
  let most = min
  for (const other of aspects) if (other !== aspect && other.hi < most) most = other.hi
  const clipped = (level: number) => Math.max(from, Math.min(level, most))
  return clipped(aspect.lo) < clipped(aspect.hi)
}
