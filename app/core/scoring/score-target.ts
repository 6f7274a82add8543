import type { CompiledTarget } from './compile-target.ts'
import { type Interval, type TargetScore, VERDICTS, type Verdict } from './result.ts'
import type { TargetDemands } from './target-demands.ts'
import { verdictRank } from './verdict-rank.ts'
import { type Tally, WORST_SHIFT } from './weigh-demands.ts'
import { wholeInterval } from './whole-interval.ts'

/**
 * The verdicts on techniques or use cases, each with everything that stands in its way.
 *
 * @param demands what these targets ask, in their order
 * @source methods 1.6, needs 1, methods-errata A13
 */
export function scoreTargets(targets: readonly CompiledTarget[], demands: TargetDemands, tally: Tally): TargetScore[] {
  return targets.map((target, at) => scoreTarget(target, { at, demands }, tally))
}

function scoreTarget(
  { id, applies, nearlySteps, assumes }: CompiledTarget,
  { at, demands }: { at: number; demands: TargetDemands },
  tally: Tally,
): TargetScore {
  const { starts, items } = demands.listed
  const end = starts[at + 1] as number
  let count = 0
  let short = 0
  let gap = 0
  let homework = 0
  for (let item = starts[at] as number; item < end; item++) {
    const slot = items[item] as number
    const blocker = tally.blockers[slot]
    if (!blocker) continue
    tally.collected[count++] = blocker
    short += tally.short[slot] as number
    gap += tally.gap[slot] as number
    homework += tally.homework[slot] as number
  }
  const steps = unpacked(short)
  const homeworkSteps = unpacked(homework)
  const best = verdictRank(steps.lo, homeworkSteps.lo, nearlySteps)
  const worst = verdictRank(steps.hi, homeworkSteps.hi, nearlySteps)
  return {
    id,
    applies,
    verdict: !applies ? null : best === worst ? VERDICTS[best] : 'undetermined',
    range: applies ? rangeOf(worst, best) : null,
    steps,
    gaps: unpacked(gap),
    homeworkSteps,
    fit: fitOf(demands, at, tally),
    blockers: tally.collected.slice(0, count),
    assumes,
  }
}

function unpacked(sum: number): Interval {
  return wholeInterval(sum & ((1 << WORST_SHIFT) - 1), sum >>> WORST_SHIFT)
}

function fitOf({ fit, fitWeightSums }: TargetDemands, target: number, tally: Tally): Interval {
  const { starts, items } = fit
  const total = fitWeightSums[target] as number
  if (total === 0) return { lo: 100, hi: 100 }
  const end = starts[target + 1] as number
  let lo = 0
  let hi = 0
  for (let item = starts[target] as number; item < end; item++) {
    const place = 2 * (items[item] as number)
    lo += tally.fit[place] as number
    hi += tally.fit[place + 1] as number
  }
  return { lo: (100 * lo) / total, hi: (100 * hi) / total }
}

const RANGES = VERDICTS.map((worst) => VERDICTS.map((best) => frozenRange(worst, best)))

function frozenRange(worst: Verdict, best: Verdict): [Verdict, Verdict] {
  const range: [Verdict, Verdict] = [worst, best]
  Object.freeze(range)
  return range
}

function rangeOf(worst: number, best: number): [Verdict, Verdict] {
  return RANGES[worst]?.[best] as [Verdict, Verdict]
}
