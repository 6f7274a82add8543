import { whoCouldKnow } from '#app/core/agreement/competence.ts'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import type { Discipline, Question } from '#content/schema.ts'
import { type CheckRequest, readCheck } from './check-state.ts'
import { listCandidates } from './list-candidates.ts'
import { isSettled } from './next-question.ts'
import { scopeGaps } from './scope-left.ts'

/** One fact that is missing for a verdict, why, and who could know it, the best placed discipline first. */
type MissingFact = {
  question: string
  useCase: string | null
  /** open: nobody was asked yet; unsure: nobody who was asked knows; split: people differ. */
  because: 'open' | 'unsure' | 'split'
  who: Discipline[]
}

/** A wanted verdict that is not settled, with all that keeps it so, ids ascending. */
export type StillOpen = { id: string; missing: MissingFact[] }

/**
 * What stays open of the wanted verdicts, which facts are missing for each, and who could know them.
 *
 * @source methods 3.1
 */
export function whatStaysOpen(model: Model, sheet: AnswerSheet, request: CheckRequest): StillOpen[] {
  const state = readCheck(model, sheet, request)
  const candidates = listCandidates(state, 'all')
  return state.standings
    .filter((standing) => !isSettled(state, standing))
    .map((standing) => {
      const scope = scopeGaps(state, standing).map(({ question, useCase, mayAsk }): MissingFact => {
        const { disciplines } = model.questionById.get(question) as Question
        return { question, useCase, because: mayAsk ? 'open' : 'unsure', who: disciplines }
      })
      const measured = candidates
        .filter(({ standings }) => standings.includes(standing))
        .flatMap(({ aspect: { question, standing: because } }): MissingFact[] =>
          because === 'known' ? [] : [{ question: question.id, useCase: null, because, who: whoCouldKnow(question) }],
        )
      return { id: standing.outlook.wanted.id, missing: [...scope, ...measured] }
    })
}
