/** One member of an any-of option: a capability's index, the level asked, and the level that the musts ask of it anyway. */
export type GroupMember = { capability: number; min: number; must: number }

/**
 * Levels missing to a minimum.
 *
 * @param from the part of the minimum that is counted elsewhere (homework), 0 if none
 * @returns 0-4 levels
 * @source methods 1.6, methods-errata A13
 */
export function requirementShort(min: number, level: number, from = 0): number {
  const reached = Math.max(level, from)
  return min > reached ? min - reached : 0
}

/**
 * Levels missing to the nearest option of an any-of group, beyond what the musts ask of the same capabilities.
 *
 * @returns at most this many levels; the exact fewest steps need the planner
 * @source mapping A7, methods-errata A13
 */
export function groupShort(options: readonly (readonly GroupMember[])[], levels: ArrayLike<number>): number {
  let fewest = Number.POSITIVE_INFINITY
  for (const members of options) {
    let missing = 0
    for (const { capability, min, must } of members)
      missing += requirementShort(min, levels[capability] as number, must)
    if (missing < fewest) fewest = missing
  }
  return fewest
}

/** How far one minimum is fulfilled, 0-1. */
export function fulfilment(min: number, level: number): number {
  return level >= min ? 1 : level / min
}

/** How far the best option of an any-of group is fulfilled, 0-1: the mean over its members. */
export function groupFulfilment(options: readonly (readonly GroupMember[])[], levels: ArrayLike<number>): number {
  let best = 0
  for (const members of options) {
    let sum = 0
    for (const { capability, min } of members) sum += fulfilment(min, levels[capability] as number)
    const mean = sum / members.length
    if (mean > best) best = mean
  }
  return best
}

/** The level of the weakest member in the group's strongest option, 0-4. */
export function groupLevel(options: readonly (readonly GroupMember[])[], levels: ArrayLike<number>): number {
  let best = 0
  for (const members of options) {
    let weakest = Number.POSITIVE_INFINITY
    for (const { capability } of members) weakest = Math.min(weakest, levels[capability] as number)
    if (weakest > best) best = weakest
  }
  return best
}
