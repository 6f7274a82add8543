import type { Model } from '#app/core/scoring/compile-model.ts'
import type { TargetScore } from '#app/core/scoring/result.ts'
import { score } from '#app/core/scoring/score.ts'
import { listDisputes } from './facilitation.ts'
import type { TeamSheet } from './team.ts'
import { joinAnswers } from './team-answers.ts'

/**
 * Which wanted verdicts hang on a question, as the answers to all others stand now and with nothing agreed on about it.
 *
 * @returns ids ascending; empty also where people do not differ
 */
export function hangingOn(model: Model, team: TeamSheet, { question, wanted }: Hanging): string[] {
  const others = team.consensus.filter((agreed) => agreed.question !== question)
  const joined = joinAnswers(model, { ...team, consensus: others })
  const items = joined.items.filter((item) => item.question === question)
  return listDisputes(model, { ...joined, items }, wanted)[0]?.targets ?? []
}

type Hanging = { question: string; wanted: readonly string[] }

/** A technique or use case whose verdict is another one by what people agreed on. */
export type Turned = { id: string; kind: 'useCase' | 'technique'; before: TargetScore; after: TargetScore }

/**
 * What verdicts became by what was agreed on: first use cases, then techniques, ids ascending, those only that changed.
 *
 * @param questions what was agreed on about these is looked at; all by default
 */
export function turnedBy(model: Model, team: TeamSheet, questions?: readonly string[]): Turned[] {
  const isLookedAt = (question: string) => questions === undefined || questions.includes(question)
  const without = { ...team, consensus: team.consensus.filter(({ question }) => !isLookedAt(question)) }
  const [before, after] = [without, team].map((sheet) => score(model, joinAnswers(model, sheet).soFar))
  if (before === undefined || after === undefined) return []
  return [
    ...pairs('useCase', before.useCases, after.useCases),
    ...pairs('technique', before.techniques, after.techniques),
  ]
}

function pairs(kind: Turned['kind'], before: readonly TargetScore[], after: readonly TargetScore[]): Turned[] {
  return after
    .flatMap((now): Turned[] => {
      const was = before.find(({ id }) => id === now.id)
      const isSame = was?.verdict === now.verdict && String(was?.range) === String(now.range)
      return was === undefined || isSame ? [] : [{ id: now.id, kind, before: was, after: now }]
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}
