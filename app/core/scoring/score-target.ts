import type { CompiledTarget } from './compile-target.ts'
import { type Tally, WORST_SHIFT } from './demands.ts'
import { type Blocker, type Interval, type TargetScore, VERDICTS, type Verdict } from './result.ts'
import { verdictRank } from './verdict-rank.ts'
import { wholeInterval } from './whole-interval.ts'

/**
 * The verdict on one technique or use case, with everything that stands in its way.
 *
 * @source methods 1.6, needs 1, methods-errata A13
 */
export function scoreTarget(target: CompiledTarget, tally: Tally): TargetScore {
  const { id, applies, nearlySteps, assumes } = target
  const steps = unpacked(sumOf(target.specific, tally.short))
  const gaps = unpacked(sumOf(target.specific, tally.gap))
  const homeworkSteps = unpacked(sumOf(target.homework, tally.short))
  const best = verdictRank(steps.lo, homeworkSteps.lo, nearlySteps)
  const worst = verdictRank(steps.hi, homeworkSteps.hi, nearlySteps)
  return {
    id,
    applies,
    verdict: !applies ? null : best === worst ? VERDICTS[best] : 'undetermined',
    range: applies ? rangeOf(worst, best) : null,
    steps,
    gaps,
    homeworkSteps,
    fit: fitOf(target, tally),
    blockers: listBlockers(target, tally),
    assumes,
  }
}

function sumOf(slots: Int32Array, packed: Int32Array): number {
  let sum = 0
  for (let at = 0; at < slots.length; at++) sum += packed[slots[at] as number] as number
  return sum
}

function unpacked(sum: number) {
  return wholeInterval(sum & ((1 << WORST_SHIFT) - 1), sum >>> WORST_SHIFT)
}

function fitOf({ fit, fitWeights, fitWeightSum }: CompiledTarget, { fitLo, fitHi }: Tally): Interval {
  if (fitWeightSum === 0) return { lo: 100, hi: 100 }
  let lo = 0
  let hi = 0
  for (let at = 0; at < fit.length; at++) {
    const place = fit[at] as number
    const weight = fitWeights[at] as number
    lo += weight * (fitLo[place] as number)
    hi += weight * (fitHi[place] as number)
  }
  return { lo: (100 * lo) / fitWeightSum, hi: (100 * hi) / fitWeightSum }
}

/** Collects in work space first, so that each list is made once and in its final size. */
function listBlockers({ listed }: CompiledTarget, { blockers, collected }: Tally): Blocker[] {
  let count = 0
  for (let at = 0; at < listed.length; at++) {
    const blocker = blockers[listed[at] as number]
    if (blocker) collected[count++] = blocker
  }
  return collected.slice(0, count)
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
