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

/** How far one minimum is fulfilled, 0-1. */
export function fulfilment(min: number, level: number): number {
  return level >= min ? 1 : level / min
}

/** How an any-of group stands; each number is that of the option which is best in it. */
export type OptionsWeighed = {
  /**
   * Levels missing to the nearest option, beyond what the musts ask of the same capabilities: at most this many; the
   * exact fewest steps need the planner.
   */
  short: number
  /** How far the best option is fulfilled, 0-1: the mean over its members. */
  fulfilled: number
  /** The level of the weakest member in the strongest option, 0-4. */
  level: number
}

/**
 * Weighs the options of an any-of group at given levels.
 *
 * @param options at least one, each with at least one member
 * @param levels  0-4 by capability
 * @source mapping A7, methods-errata A13
 */
export function weighOptions(options: readonly (readonly GroupMember[])[], levels: ArrayLike<number>): OptionsWeighed {
  let short = Number.POSITIVE_INFINITY
  let fulfilled = 0
  let strongest = 0
  for (const members of options) {
    let missing = 0
    let sum = 0
    let weakest = Number.POSITIVE_INFINITY
    for (const { capability, min, must } of members) {
      const level = levels[capability] as number
      missing += requirementShort(min, level, must)
      sum += fulfilment(min, level)
      if (level < weakest) weakest = level
    }
    const mean = sum / members.length
    if (missing < short) short = missing
    if (mean > fulfilled) fulfilled = mean
    if (weakest > strongest) strongest = weakest
  }
  return { short, fulfilled, level: strongest }
}
