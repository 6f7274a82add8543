import { requirementShort, weighOptions } from '#app/core/scoring/requirement-short.ts'
import { LEVELS } from './subjects.ts'
import type { Wanted } from './wanted.ts'

/**
 * Chances of missing so many levels, with homework done (first half) and open (second half); the last place of each half
 * stands for that many and more.
 */
export type Shortfall = Float64Array

/** Levels missing at best and at worst; `home`: whether homework is open, 0 or 1. */
export type Missing = { least: number; most: number; homeLeast: number; homeMost: number }

/** What is looked up of a capability. */
export type Lookup = {
  odds(capability: number): ArrayLike<number>
  lo(capability: number): number
  hi(capability: number): number
}

/** One requirement of a target: a capability's minima, or an any-of group. Parts count as independent of each other. */
export type Part = {
  capabilities: readonly number[]
  shortfall(lookup: Lookup, size: number): Shortfall
  missing(lookup: Lookup): Missing
}

/** The parts of a target; without homework in the chances where it need not be told apart. */
export function partsOf({ minima, groups }: Wanted, ignoreHomework: boolean): Part[] {
  return [...minima.map((minimum) => partOf(minimum, ignoreHomework)), ...groups.map(groupPart)]
}

/** @source methods-errata W5, A13: both parts of one capability hang on the same level */
function partOf({ capability, specific, from, homework }: Wanted['minima'][number], ignoreHomework: boolean): Part {
  const shortAt = (level: number) => requirementShort(specific, level, from)
  return {
    capabilities: [capability],
    shortfall(lookup, size) {
      const shortfall = new Float64Array(2 * size)
      const odds = lookup.odds(capability)
      for (let level = 0; level < LEVELS; level++) {
        const half = level < homework && !ignoreHomework ? size : 0
        const place = half + Math.min(shortAt(level), size - 1)
        shortfall[place] = (shortfall[place] as number) + (odds[level] as number)
      }
      return shortfall
    },
    missing(lookup) {
      const [lo, hi] = [lookup.lo(capability), lookup.hi(capability)]
      return {
        least: shortAt(hi),
        most: shortAt(lo),
        homeLeast: hi < homework ? 1 : 0,
        homeMost: lo < homework ? 1 : 0,
      }
    },
  }
}

function groupPart(options: Wanted['groups'][number]): Part {
  const capabilities = [...new Set(options.flatMap((members) => members.map(({ capability }) => capability)))]
  return {
    capabilities,
    shortfall: (lookup, size) => groupShortfall(options, lookup, size),
    missing(lookup) {
      const levels = (end: 'lo' | 'hi') => {
        const at: number[] = []
        for (const capability of capabilities) at[capability] = lookup[end](capability)
        return at
      }
      const least = weighOptions(options, levels('hi')).short
      return { least, most: weighOptions(options, levels('lo')).short, homeLeast: 0, homeMost: 0 }
    },
  }
}

/** The best option counts: chances of missing at least so many multiply over the options. */
function groupShortfall(options: Wanted['groups'][number], lookup: Lookup, size: number): Shortfall {
  const atLeast = new Float64Array(size).fill(1)
  for (const members of options) {
    let sum = certain(size)
    for (const { capability, min, must } of members) {
      const own = new Float64Array(2 * size)
      const odds = lookup.odds(capability)
      for (let level = 0; level < LEVELS; level++) {
        const place = Math.min(requirementShort(min, level, must), size - 1)
        own[place] = (own[place] as number) + (odds[level] as number)
      }
      sum = joinShortfalls(sum, own)
    }
    let tail = 0
    for (let short = size - 1; short >= 0; short--) {
      tail += sum[short] as number
      atLeast[short] = (atLeast[short] as number) * tail
    }
  }
  const shortfall = new Float64Array(2 * size)
  for (let short = 0; short < size; short++) {
    shortfall[short] = (atLeast[short] as number) - (atLeast[short + 1] ?? 0)
  }
  return shortfall
}

/** Nothing missing, for sure. */
export function certain(size: number): Shortfall {
  const shortfall = new Float64Array(2 * size)
  shortfall[0] = 1
  return shortfall
}

/** Chances of what two independent parts miss together. */
export function joinShortfalls(a: Shortfall, b: Shortfall): Shortfall {
  const size = a.length / 2
  const joined = new Float64Array(a.length)
  for (let one = 0; one < a.length; one++) {
    const chance = a[one] as number
    if (chance === 0) continue
    for (let other = 0; other < b.length; other++) {
      const also = b[other] as number
      if (also === 0) continue
      const half = one >= size || other >= size ? size : 0
      const place = half + Math.min((one % size) + (other % size), size - 1)
      joined[place] = (joined[place] as number) + chance * also
    }
  }
  return joined
}
