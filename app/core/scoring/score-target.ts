import type { CompiledTarget } from './compile-target.ts'
import { AT_WORST, type Tally } from './demands.ts'
import { type Blocker, type TargetScore, VERDICTS, type Verdict } from './result.ts'
import { verdictRank } from './target-verdict.ts'
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
    fit: { lo: fitOf(target, tally.fitLo), hi: fitOf(target, tally.fitHi) },
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
  return wholeInterval(sum % AT_WORST, Math.floor(sum / AT_WORST))
}

function fitOf({ fit, fitWeights, fitWeightSum }: CompiledTarget, fulfilled: Float64Array): number {
  if (fitWeightSum === 0) return 100
  let sum = 0
  for (let at = 0; at < fit.length; at++) {
    sum += (fitWeights[at] as number) * (fulfilled[fit[at] as number] as number)
  }
  return (100 * sum) / fitWeightSum
}

function listBlockers({ listed }: CompiledTarget, tally: Tally): Blocker[] {
  const blockers: Blocker[] = []
  for (let at = 0; at < listed.length; at++) {
    const blocker = tally.blockers[listed[at] as number]
    if (blocker) blockers.push(blocker)
  }
  return blockers
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
