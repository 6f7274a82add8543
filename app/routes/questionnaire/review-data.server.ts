import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { answerText } from '#app/core/assessment/answer-text.ts'
import { questionsThatApply } from '#app/core/assessment/questions-that-apply.ts'
import { formerReplyTo, replyTo } from '#app/server/contradiction-replies.server.ts'
import { decideNow } from '#app/server/decisions.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { retiredAnswers, wordingHash } from '#app/server/sheet.server.ts'
import type { Say } from '#app/server/words.server.ts'
import type { Catalogue } from '#content/schema.ts'

export type QuestionLink = { id: string; ask: string; section: string; answer: string; href: string }

export type ReviewData = {
  open: QuestionLink[]
  unsure: QuestionLink[]
  reworded: QuestionLink[]
  retired: string[]
  contradictions: ContradictionView[]
  minutesLeft: number
  hasAnswers: boolean
}

export type ContradictionView = {
  id: string
  ask: string
  isHard: boolean
  questions: QuestionLink[]
  /** Of the answers as they are now; `null`: to be given. */
  reason: string | null
  /** Given when the answers were others. */
  formerReason: string | null
  answersKey: string
}

/** What somebody should look at before submitting. */
export function reviewOf(context: Readonly<RouterContextProvider>, open: OpenAssessment): ReviewData {
  const { catalogue, model, say } = context.get(services)
  const { sheet, score, report } = decideNow(context, open)
  const progress = questionsThatApply(model, sheet)
  const link = (id: string) => linkTo(open, id, { catalogue, say })
  const asked = progress.questions.filter(({ isAsked }) => isAsked)
  const changed = open.answers.filter(({ questionId, wordingHash: answered }) => {
    const question = catalogue.questions.find(({ id }) => id === questionId)
    return question !== undefined && wordingHash(catalogue, question) !== answered
  })
  return {
    open: asked.filter(({ state }) => state === 'open').map(({ id }) => link(id)),
    unsure: asked.filter(({ state }) => state === 'unsure').map(({ id }) => link(id)),
    reworded: changed.map(({ questionId }) => link(questionId)),
    retired: retiredAnswers(open.answers, catalogue),
    contradictions: score.contradictions.map((contradiction) => ({
      id: contradiction.id,
      ask: report.contradictions.find(({ id }) => id === contradiction.id)?.ask ?? contradiction.ask,
      isHard: contradiction.weight === 'hard',
      questions: contradiction.questions.map(link),
      reason: replyTo(contradiction, open),
      formerReason: formerReplyTo(contradiction, open),
      answersKey: contradiction.answersKey,
    })),
    minutesLeft: Math.ceil(progress.minutesLeft),
    hasAnswers: Object.keys(sheet.answers).length > 0,
  }
}

function linkTo(
  { assessment, answers }: OpenAssessment,
  id: string,
  { catalogue, say }: { catalogue: Catalogue; say: Say },
): QuestionLink {
  const question = catalogue.questions.find((known) => known.id === id)
  const stored = answers.find(({ questionId }) => questionId === id)
  if (!question) return { id, ask: id, section: '', answer: '', href: `/assessments/${assessment.id}/questions` }
  const section = catalogue.dimensions.find((dimension) => dimension.id === question.section)
  return {
    id,
    ask: question.ask,
    section: section?.name ?? '',
    answer: stored ? (answerText(catalogue, question, stored.value) ?? say('unsure')) : '',
    href: `/assessments/${assessment.id}/questions/${question.section}?question=${id}#q-${id}`,
  }
}
