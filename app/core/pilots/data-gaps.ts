import { type Arms, differences, LEAST_PERIODS, type Method } from './compare.ts'
import { presentValues, type Series } from './moments.ts'
import type { Design } from './pilot.ts'

/** What the data lack for a verdict; counts are of settled values. */
export type DataGap =
  | { gap: 'few-pilot-values' | 'few-baseline-values' | 'missing-periods'; have: number; need: number }
  /** Two groups that were not drawn by lot, and nothing from before the pilot to compare them by. */
  | { gap: 'not-comparable' }
  /** A relative target, and no level that it is relative to. */
  | { gap: 'no-target' }
  | { gap: 'not-over' }

/** Values must come from so many percent of the planned periods. */
const LEAST_COVERAGE = 80

type Evidence = {
  design: Design
  method: Method
  comparable: boolean
  arms: Arms
  /** Planned periods that are over, with their follow-up. */
  duePeriods: number
  /** The end is reached, or a weekly look was enough. */
  isOver: boolean
  hasTarget: boolean
}

/**
 * What is missing before a verdict may be read.
 *
 * @returns none: the data are ok
 * @source methods 5.5, needs 5 (by design), errata W10
 */
export function dataGaps({ design, method, comparable, arms, duePeriods, isOver, hasTarget }: Evidence): DataGap[] {
  const { before, after, controlBefore, controlAfter } = arms
  const paired = method !== 'difference-in-differences'
  const pilot = design === 'before-after' ? count(after) : countBoth(after, controlAfter, paired)
  const baseline = design === 'before-after' ? count(before) : countBoth(before, controlBefore, paired)
  const least = Math.ceil((LEAST_COVERAGE * duePeriods) / 100)
  const gaps: DataGap[] = []
  if (design !== 'random-split' && baseline < LEAST_PERIODS)
    gaps.push({ gap: 'few-baseline-values', have: baseline, need: LEAST_PERIODS })
  if (pilot < LEAST_PERIODS) gaps.push({ gap: 'few-pilot-values', have: pilot, need: LEAST_PERIODS })
  if (pilot < least) gaps.push({ gap: 'missing-periods', have: pilot, need: least })
  if (!comparable) gaps.push({ gap: 'not-comparable' })
  if (!hasTarget) gaps.push({ gap: 'no-target' })
  if (!isOver) gaps.push({ gap: 'not-over' })
  return gaps
}

function count(arm: Series): number {
  return presentValues(arm).length
}

function countBoth(one: Series, other: Series, paired: boolean): number {
  return paired ? count(differences(one, other)) : Math.min(count(one), count(other))
}
