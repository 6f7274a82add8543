import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import type { ScoreResult, TargetScore } from '#app/core/scoring/result.ts'
import { score } from '#app/core/scoring/score.ts'
import { type AnswerChange, listAnswerChanges, withChanges } from './answer-changes.ts'

/**
 * Why verdicts are others: for each, changed answers that bring the new verdict about by themselves, made in the old
 * sheet, and none of which can be left out. Another such set may exist; for the same input it is always the same one.
 *
 * Both sheets are of one catalogue: what a new catalogue changes has no answer as its reason.
 *
 * @param targets ids of use cases and techniques
 * @returns by target; without those whose verdict is the same in both
 * @throws RangeError for a target that the catalogue does not have
 */
export function explainVerdicts(
  model: Model,
  { before, after, targets }: { before: AnswerSheet; after: AnswerSheet; targets: readonly string[] },
): Map<string, AnswerChange[]> {
  const all = listAnswerChanges(before, after)
  const judge = rememberVerdicts(model, before, all)
  const none = new Set<number>()
  const every = new Set(all.keys())
  const reasons = new Map<string, AnswerChange[]>()
  for (const target of targets) {
    const wanted = judge(every, target)
    if (judge(none, target) === wanted) continue
    const kept = leastThatKeeps([...every], (chosen) => judge(chosen, target) === wanted)
    reasons.set(
      target,
      kept.map((at) => all[at] as AnswerChange),
    )
  }
  return reasons
}

/** Verdicts with some of the changes made, each combination scored once for all targets. */
function rememberVerdicts(model: Model, before: AnswerSheet, all: readonly AnswerChange[]) {
  const known = new Map<string, Map<string, string>>()
  // Parts are only ever taken away, so equal choices come in the same order.
  return (chosen: ReadonlySet<number>, target: string): string => {
    const key = [...chosen].join()
    const made = () =>
      withChanges(
        before,
        all.filter((_, at) => chosen.has(at)),
      )
    const verdicts = known.get(key) ?? verdictsIn(score(model, made()))
    known.set(key, verdicts)
    const verdict = verdicts.get(target)
    if (verdict === undefined) throw new RangeError(`${target} is neither a use case nor a technique.`)
    return verdict
  }
}

function verdictsIn({ useCases, techniques }: ScoreResult): Map<string, string> {
  return new Map([...useCases, ...techniques].map((target) => [target.id, verdictText(target)]))
}

const verdictText = ({ applies, range }: TargetScore) => (applies ? String(range) : '')

/** Takes away what is not needed, halves first, until nothing more can go. */
function leastThatKeeps(items: readonly number[], holds: (chosen: ReadonlySet<number>) => boolean): number[] {
  let kept = [...items]
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    let wasLess = true
    while (wasLess) {
      const less = withoutOnePart(kept, size, holds)
      wasLess = less.length < kept.length && size === 1
      kept = less
    }
  }
  return kept
}

/** One pass over the parts of this size, from the end: each is left out if what is kept still holds. */
function withoutOnePart(items: readonly number[], size: number, holds: (chosen: ReadonlySet<number>) => boolean) {
  let kept = [...items]
  for (let end = kept.length; end > 0; end -= size) {
    const start = Math.max(0, end - size)
    const rest = [...kept.slice(0, start), ...kept.slice(end)]
    if (holds(new Set(rest))) kept = rest
  }
  return kept
}
