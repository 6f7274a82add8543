import type { ScoreResult } from '#app/core/scoring/result.ts'
import type { ContradictionEntry } from './answer-model.ts'
import { answerEntries } from './answers.ts'
import { capabilityName, type ReportContext } from './report-context.ts'

/** Answers that rarely go together, as questions, with what was said to them. */
export function describeContradictions(context: ReportContext): ContradictionEntry[] {
  return context.score.contradictions.map(({ id, ask, weight, questions, dependency }) => ({
    id,
    ask: dependency ? dependencyText(context, dependency) : ask,
    weight,
    answers: answerEntries(context, questions),
    reply: context.meta.replies?.[id] ?? '',
  }))
}

type Dependency = NonNullable<ScoreResult['contradictions'][number]['dependency']>

function dependencyText(context: ReportContext, { capability, claimed, needs, min, has }: Dependency): string {
  const statement = (id: string, level: number) => {
    const { lead = '', rest = '' } = context.capabilities.get(id)?.levels[level] ?? {}
    return lead + rest
  }
  return context.words.t('contradiction.dependency', {
    name: capabilityName(context, capability),
    claimed: statement(capability, claimed),
    basis: capabilityName(context, needs),
    needed: statement(needs, min),
    has: statement(needs, has),
  })
}
