import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import type { Interval } from '#app/core/scoring/result.ts'
import { levelStops } from '#app/core/what-if/level-stops.ts'
import type { SetLevels } from '#app/core/what-if/set-levels.ts'
import { type TargetOutcome, type VerdictOutcome, verdictsWith } from '#app/core/what-if/what-if.ts'
import type { SeenLevel } from './compare-views.ts'

/**
 * What the verdicts would be if what was seen stood in place of what was said; what nobody looked at stays as it was said.
 * Each end of a range is scored by itself, which encloses all between: a higher level never makes a verdict worse. A level
 * that no answer gives counts as the next one below at worst and above at best.
 *
 * @param seen capabilities that the catalogue lacks are left out
 * @throws RangeError for answers that do not exist
 */
export function verdictsSeen(model: Model, sheet: AnswerSheet, seen: readonly SeenLevel[]): VerdictOutcome {
  const known = seen.flatMap(({ capability, level }) => {
    const stops = levelStops(model, capability)
    return stops.length > 0 ? [{ capability, ends: enclosed(stops, level) }] : []
  })
  const setTo = (end: keyof Interval): SetLevels =>
    Object.fromEntries(known.map(({ capability, ends }) => [capability, ends[end]]))
  const ground = { sheet, request: null }
  const worst = verdictsWith(model, ground, setTo('lo'))
  if (known.every(({ ends }) => ends.lo === ends.hi)) return worst
  return spanned(worst, verdictsWith(model, ground, setTo('hi')))
}

function enclosed(stops: readonly number[], { lo, hi }: Interval): Interval {
  return {
    lo: stops.findLast((stop) => stop <= lo) ?? Math.min(...stops),
    hi: stops.find((stop) => stop >= hi) ?? Math.max(...stops),
  }
}

function spanned(worst: VerdictOutcome, best: VerdictOutcome): VerdictOutcome {
  return {
    readiness: worst.readiness && best.readiness && { lo: worst.readiness.lo, hi: best.readiness.hi },
    stage: { lo: worst.stage.lo, hi: best.stage.hi },
    useCases: joined(worst.useCases, best.useCases),
    techniques: joined(worst.techniques, best.techniques),
  }
}

function joined(worst: readonly TargetOutcome[], best: readonly TargetOutcome[]): TargetOutcome[] {
  const ranges = new Map(best.map(({ id, range }) => [id, range]))
  return worst.map(({ id, range }) => {
    const other = ranges.get(id)
    return { id, range: range && other ? [range[0], other[1]] : null }
  })
}
