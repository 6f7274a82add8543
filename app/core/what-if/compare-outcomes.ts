import { type Interval, VERDICTS, type Verdict } from '#app/core/scoring/result.ts'
import type { PlanOutcome, TargetOutcome, VerdictOutcome } from './what-if.ts'

/** A target whose verdict moves. */
export type MovedTarget = { id: string; before: [Verdict, Verdict]; after: [Verdict, Verdict] }

/** What is different from now; numbers are `after - before`. */
export type VerdictDifference = {
  readiness: Interval | null
  stage: Interval
  useCases: Moves
  techniques: Moves
}

/** `ready`: how many more are ready for sure. */
export type Moves = { ready: number; better: MovedTarget[]; worse: MovedTarget[] }

/** Fewer weeks, days and cents are below 0; `null` where one of both has no plan. */
export type PlanDifference = {
  prepareWeeks: number
  weeks: number
  actions: number
  effortDays: { low: number; high: number }
  cost: { low: number; high: number }
} | null

/** Compares what would be with what is. */
export function compareVerdicts(before: VerdictOutcome, after: VerdictOutcome): VerdictDifference {
  return {
    readiness: before.readiness && after.readiness && minus(after.readiness, before.readiness),
    stage: minus(after.stage, before.stage),
    useCases: movesBetween(before.useCases, after.useCases),
    techniques: movesBetween(before.techniques, after.techniques),
  }
}

/** Compares two plans for the same targets. */
export function comparePlans(before: PlanOutcome | null, after: PlanOutcome | null): PlanDifference {
  if (!before || !after || 'refused' in before || 'refused' in after) return null
  const amount = (is: { low: number; high: number }, was: { low: number; high: number }) => ({
    low: is.low - was.low,
    high: is.high - was.high,
  })
  return {
    prepareWeeks: after.prepareWeeks - before.prepareWeeks,
    weeks: after.weeks - before.weeks,
    actions: after.actions - before.actions,
    effortDays: amount(after.effortDays, before.effortDays),
    cost: amount(after.cost, before.cost),
  }
}

const verdictPlace = (verdict: Verdict) => VERDICTS.indexOf(verdict)

const minus = (after: Interval, before: Interval): Interval => ({ lo: after.lo - before.lo, hi: after.hi - before.hi })

const isReady = (range: TargetOutcome['range']) => range !== null && range[0] === 'ready'
const countReady = (targets: readonly TargetOutcome[]) => targets.filter(({ range }) => isReady(range)).length

function movesBetween(before: readonly TargetOutcome[], after: readonly TargetOutcome[]): Moves {
  const was = new Map(before.map(({ id, range }) => [id, range] as const))
  const moved = after.flatMap(({ id, range }): MovedTarget[] => {
    const old = was.get(id)
    return old && range && old.join() !== range.join() ? [{ id, before: old, after: range }] : []
  })
  const shift = ({ before: [worst, best], after: [isWorst, isBest] }: MovedTarget) =>
    verdictPlace(isWorst) - verdictPlace(worst) || verdictPlace(isBest) - verdictPlace(best)
  return {
    ready: countReady(after) - countReady(before),
    better: moved.filter((move) => shift(move) > 0),
    worse: moved.filter((move) => shift(move) < 0),
  }
}
