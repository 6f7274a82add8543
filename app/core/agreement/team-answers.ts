import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { AspectModel } from '#app/core/scoring/capability-state.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import { planFor } from '#app/core/scoring/scope-plan.ts'
import type { TeamSheet } from './team.ts'
import { readItem, type TeamItem } from './team-item.ts'

/** What a team says as answer sheets: by what was answered so far, and by what holds whatever comes. */
export type TeamAnswers = { items: TeamItem[]; soFar: AnswerSheet; final: AnswerSheet }

/**
 * Joins what the people of a team said to every question that applies under the lead's scope answers.
 *
 * One person's answers come out as they were given, so a team of one is judged as that person is.
 *
 * @returns items with question ids ascending
 * @throws RangeError for an answer that its question does not have
 * @source methods 2.2, 2.3, methods-errata A15
 */
export function joinAnswers(model: Model, team: TeamSheet): TeamAnswers {
  const { places } = planFor(model, { ...team, answers: {} })
  const agreed = new Map(team.consensus.map((consensus) => [consensus.question, consensus]))
  const asked = model.questions.flatMap(({ id, own }) => {
    const aspect = model.aspectOf.get(id)
    return aspect === undefined || own === 'hidden' || places[aspect.questionIndex] === 0 ? [] : [aspect]
  })
  const items = asked.map((aspect) =>
    readItem(aspect, levelQuestionOf(model, aspect), {
      members: team.members,
      consensus: agreed.get(aspect.question.id) ?? null,
    }),
  )
  return { items, soFar: sheetOf(team, items, 'soFar'), final: sheetOf(team, items, 'final') }
}

function levelQuestionOf(model: Model, { capability }: AspectModel): AspectModel | undefined {
  return model.capabilities[capability]?.aspects.find(({ question }) => question.kind === 'level')
}

function sheetOf({ form, profile }: TeamSheet, items: readonly TeamItem[], end: 'soFar' | 'final'): AnswerSheet {
  const answers: AnswerSheet['answers'] = {}
  const spans: NonNullable<AnswerSheet['spans']> = {}
  for (const item of items) {
    const isSettled = end === 'soFar' || item.pending === 0 || item.consensus !== null
    if (item.answer !== null && (isSettled || item.definite === 0)) answers[item.question] = item.answer
    else if (item.definite > 0) spans[item.question] = item[end]
  }
  return { form, profile, answers, ...(Object.keys(spans).length > 0 ? { spans } : {}) }
}
