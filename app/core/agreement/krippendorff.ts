/** How the distance of two ratings is measured. */
export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/**
 * Krippendorff's alpha over units with ratings by several observers.
 *
 * @param units ratings of each unit, in any order; units with fewer than two are left out
 * @returns at most 1; `null` where the ratings do not vary, or there are none
 * @source methods 2.5, methods-errata A16; Krippendorff, Content Analysis (2004), 11.3
 */
export function krippendorffAlpha(units: readonly (readonly number[])[], metric: Metric): number | null {
  const paired = units.filter((ratings) => ratings.length >= 2)
  const values = [...new Set(paired.flat())].sort((a, b) => a - b)
  const counts = values.map((value) => paired.flat().filter((rating) => rating === value).length)
  const total = counts.reduce((sum, count) => sum + count, 0)
  const distance = distances(values, counts, metric)
  const at = new Map(values.map((value, index) => [value, index]))
  const observed = paired.reduce((sum, ratings) => sum + unitDistance(ratings, at, distance), 0)
  let expected = 0
  for (const [c, row] of distance.entries()) {
    for (const [k, own] of row.entries()) expected += (counts[c] as number) * (counts[k] as number) * own
  }
  return expected === 0 ? null : 1 - ((total - 1) * observed) / expected
}

/** Distances of all ordered pairs within a unit, over the number of others. */
function unitDistance(ratings: readonly number[], at: Map<number, number>, distance: number[][]): number {
  let sum = 0
  for (const a of ratings) for (const b of ratings) sum += distance[at.get(a) as number]?.[at.get(b) as number] ?? 0
  return sum / (ratings.length - 1)
}

function distances(values: readonly number[], counts: readonly number[], metric: Metric): number[][] {
  return values.map((_, c) => values.map((__, k) => (c === k ? 0 : DISTANCE[metric]({ values, counts, c, k }) ** 2)))
}

type Pair = { values: readonly number[]; counts: readonly number[]; c: number; k: number }

const DISTANCE: Record<Metric, (pair: Pair) => number> = {
  nominal: () => 1,
  ordinal: ({ counts, c, k }) => {
    const between = counts.slice(Math.min(c, k), Math.max(c, k) + 1).reduce((sum, count) => sum + count, 0)
    return between - ((counts[c] as number) + (counts[k] as number)) / 2
  },
  interval: ({ values, c, k }) => (values[c] as number) - (values[k] as number),
  ratio: ({ values, c, k }) => {
    const sum = (values[c] as number) + (values[k] as number)
    return sum === 0 ? 0 : ((values[c] as number) - (values[k] as number)) / sum
  },
}

/** How much an answer hangs on whom one asks. */
type AlphaReading = 'reliable' | 'tentative' | 'dependsOnWhom'

/** Why there is no alpha. */
type NoAlpha = 'fewPeople' | 'fewQuestions' | 'noVariation'

export type Alpha = {
  /** By metric; `null` where there is none. */
  values: Record<Metric, number | null>
  /** What the ordinal one says. */
  reading: AlphaReading | null
  why: NoAlpha | null
  /** Units with at least two ratings. */
  units: number
}

const FEWEST_OBSERVERS = 2
const FEWEST_UNITS = 10
const RELIABLE = 0.8
const TENTATIVE = 0.667

/**
 * Alpha of a whole assessment with its reading. A low one is a finding, not a fault: roles know different things.
 *
 * @param units     ratings of each unit
 * @param observers how many people gave at least one rating
 * @source methods 2.5
 */
export function readAlpha(units: readonly (readonly number[])[], observers: number): Alpha {
  const count = units.filter((ratings) => ratings.length >= 2).length
  const why = observers < FEWEST_OBSERVERS ? 'fewPeople' : count < FEWEST_UNITS ? 'fewQuestions' : null
  const alphaBy = (metric: Metric) => (why === null ? krippendorffAlpha(units, metric) : null)
  const values = {
    nominal: alphaBy('nominal'),
    ordinal: alphaBy('ordinal'),
    interval: alphaBy('interval'),
    ratio: alphaBy('ratio'),
  }
  return {
    values,
    reading: values.ordinal === null ? null : readingOf(values.ordinal),
    why: why ?? (values.ordinal === null ? 'noVariation' : null),
    units: count,
  }
}

function readingOf(alpha: number): AlphaReading {
  if (alpha >= RELIABLE) return 'reliable'
  return alpha >= TENTATIVE ? 'tentative' : 'dependsOnWhom'
}
