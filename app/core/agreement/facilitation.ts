import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import type { TargetScore } from '#app/core/scoring/result.ts'
import { score } from '#app/core/scoring/score.ts'
import type { TeamAnswers } from './team-answers.ts'
import type { TeamItem } from './team-item.ts'

/** One question on which people differ, with the wanted verdicts that hang on it, ids ascending. */
export type Dispute = { question: string; flag: 'disagree' | 'slight'; targets: string[] }

/**
 * What a workshop should talk about first: the questions on which people differ and have not agreed yet, by the number
 * of wanted techniques and use cases whose verdict is open because of them; then disagreement before slight ones.
 *
 * @param wanted ids; empty: everything that applies
 * @source methods 2.4
 */
export function listDisputes(model: Model, { items, soFar }: TeamAnswers, wanted: readonly string[]): Dispute[] {
  const open = targetsOf(model, soFar, wanted).filter(({ verdict }) => verdict === 'undetermined')
  const ids = open.map(({ id }) => id)
  const disputes = items.flatMap((item): Dispute[] => {
    const flag = item.consensus === null ? item.spread?.flag : null
    return flag ? [{ question: item.question, flag, targets: hanging(model, soFar, { item, ids }) }] : []
  })
  return disputes.sort(
    (a, b) =>
      b.targets.length - a.targets.length ||
      Number(a.flag === 'slight') - Number(b.flag === 'slight') ||
      (a.question < b.question ? -1 : 1),
  )
}

/** The targets whose verdict differs between one end of the item and the other. */
function hanging(
  model: Model,
  sheet: AnswerSheet,
  { item, ids }: { item: TeamItem; ids: readonly string[] },
): string[] {
  if (item.soFar.lo === item.soFar.hi || ids.length === 0) return []
  const at = (level: number): AnswerSheet => ({
    ...sheet,
    spans: { ...sheet.spans, [item.question]: { lo: level, hi: level } },
  })
  const low = targetsOf(model, at(item.soFar.lo), ids)
  const high = targetsOf(model, at(item.soFar.hi), ids)
  return low.filter(({ range }, index) => String(range) !== String(high[index]?.range)).map(({ id }) => id)
}

function targetsOf(model: Model, sheet: AnswerSheet, wanted: readonly string[]): TargetScore[] {
  const { techniques, useCases } = score(model, sheet)
  return [...techniques, ...useCases]
    .filter(({ id }) => wanted.length === 0 || wanted.includes(id))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}
