import type { RouterContextProvider } from 'react-router'
import { page, services } from '#app/context.server.ts'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { answerText } from '#app/core/assessment/answer-text.ts'
import { questionsThatApply } from '#app/core/assessment/questions-that-apply.ts'
import { optionAt } from '#app/core/own-questions/lay-own-questions.ts'
import { answersToAskAgain } from '#app/core/pilots/ask-again.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import { type Asking, askingIn } from '#app/routes/team/ask-paths.server.ts'
import { type AgreedNote, agreedNotes } from '#app/server/agreed-notes.server.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { formerReplyTo, replyTo } from '#app/server/contradiction-replies.server.ts'
import { decideNow } from '#app/server/decisions.server.ts'
import { type ContradictionView as InRegister, viewContradictions } from '#app/server/duties/contradictions.server.ts'
import { dutiesOf } from '#app/server/duties/plan-duties.server.ts'
import { claimedIn, evidencePath } from '#app/server/evidence/evidence-view.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { isEmptySheet, retiredAnswers, wordingHash } from '#app/server/sheet.server.ts'
import { commentsPath, threadsOf } from '#app/server/threads/thread-view.server.ts'
import type { Say } from '#app/server/words.server.ts'
import type { WrittenTime } from '#app/server/written-time.ts'
import type { Catalogue, Question } from '#content/schema.ts'
import { passOn, questionWords } from './card-view.server.ts'
import { answersIn, reviewTeam, type TeamReview } from './review-team.server.ts'
import { INTERESTS, isInterestKnown } from './section-view.ts'

export type QuestionLink = {
  id: string
  ask: string
  section: string
  answer: string
  href: string
  /** A mail that passes it on; `null` where it is not a question of today. */
  passOnHref: string | null
}

export type ReviewData = {
  open: QuestionLink[]
  unsure: QuestionLink[]
  /** Answered with a level of 3 or 4 that nothing shows yet. */
  claimed: QuestionLink[]
  /** What somebody said that nobody resolved, the oldest first. */
  threads: OpenThread[]
  /** Left open by the short form. */
  onlyInFull: number
  reworded: QuestionLink[]
  /** Answered before a pilot was decided that bears on them. */
  again: QuestionLink[]
  retired: string[]
  /** Kept answers to questions that the workspace hides or took out. */
  unasked: UnaskedAnswer[]
  contradictions: ContradictionView[]
  /** Where the register of AI systems says otherwise; nothing is held up by it. */
  inRegister: InRegister[]
  hasAnswers: boolean
  /** What people agreed on together. */
  agreed: (AgreedNote & { ask: string })[]
  /** `null`: the lead alone is asked. */
  team: TeamReview | null
}

/** The comment that began a thread, at its question. */
export type OpenThread = {
  id: string
  ask: string
  href: string
  /** Empty: nobody knows any more. */
  by: string
  at: WrittenTime
  body: string
  comments: number
}

type UnaskedAnswer = {
  id: string
  ask: string
  answer: string
  /** The result by the standard counts it. */
  isStandard: boolean
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
export async function reviewOf(context: Readonly<RouterContextProvider>, open: OpenAssessment): Promise<ReviewData> {
  const { say } = context.get(services)
  const { catalogue, model } = askedIn(context, open)
  const { sheet, score, report } = await decideNow(context, open)
  const progress = questionsThatApply(model, sheet)
  const t = await questionWords(context.get(page).locale)
  const shared = open.team ? answersIn(report) : null
  const { askPath } = await askingIn(context, open)
  const link = (id: string) => linkTo({ catalogue, open, t, say, shared, askPath }, id)
  const unasked = unaskedAnswers(open, catalogue, say)
  const asked = progress.questions.filter(({ isAsked }) => isAsked)
  const changed = open.answers.filter(({ questionId, wordingHash: answered }) => {
    const question = catalogue.questions.find(({ id }) => id === questionId)
    return question !== undefined && question.own !== 'hidden' && wordingHash(catalogue, question) !== answered
  })
  return {
    open: [...interestsLink(open, t), ...asked.filter(({ state }) => state === 'open').map(({ id }) => link(id))],
    unsure: asked.filter(({ state }) => state === 'unsure').map(({ id }) => link(id)),
    claimed: claimedIn(open, catalogue)
      .filter((id) => asked.some((question) => question.id === id))
      .map((id) => ({ ...link(id), href: evidencePath(open, id) })),
    threads: await openThreads(context, open, link),
    onlyInFull: countOnlyInFull(model, sheet),
    reworded: changed.map(({ questionId }) => link(questionId)),
    again: [...answersToAskAgain(catalogue, open.answers, open.outcomes).keys()].map(link),
    retired: retiredAnswers(open.answers, catalogue).filter((id) => !unasked.some((one) => one.id === id)),
    unasked,
    contradictions: score.contradictions.map((contradiction) => ({
      id: contradiction.id,
      ask: report.contradictions.find(({ id }) => id === contradiction.id)?.ask ?? contradiction.ask,
      isHard: contradiction.weight === 'hard',
      questions: contradiction.questions.map(link),
      reason: replyTo(contradiction, open),
      formerReason: formerReplyTo(contradiction, open),
      answersKey: contradiction.answersKey,
    })),
    inRegister: await inRegister(context, open),
    hasAnswers: !isEmptySheet(sheet),
    agreed: [...(await agreedNotes(context, open)).values()].map((note) => ({ ...note, ask: link(note.id).ask })),
    team: reviewTeam(open, { report, catalogue, link }),
  }
}

async function inRegister(context: Readonly<RouterContextProvider>, open: OpenAssessment): Promise<InRegister[]> {
  const { now, law } = context.get(services)
  const { id } = open.assessment
  const company = await dutiesOf(context, open, dateIn(now(), open.timeZone))
  if (company.systems.length === 0) return []
  const sources = { law: law(), model: askedIn(context, open).model, base: `/assessments/${id}/governance` }
  return viewContradictions(sources, { id, inputs: open }, company)
}

async function openThreads(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  link: (id: string) => QuestionLink,
): Promise<OpenThread[]> {
  const { threads } = await threadsOf(context, open)
  const t = await questionWords(context.get(page).locale)
  return threads.flatMap(({ id, questionId, comments, resolved }) => {
    const standing = comments.filter(({ body }) => body !== null)
    const [first] = standing
    if (resolved !== null || !first) return []
    const ask = questionId === INTERESTS ? t('interests.ask') : link(questionId).ask
    const href = `${commentsPath(open, questionId)}#thread-${id}`
    const { by, at, body } = first
    return [{ id, ask, href, by, at, body: body ?? '', comments: standing.length }]
  })
}

/** In the words they were asked in last. */
function unaskedAnswers({ answers, ownQuestions }: OpenAssessment, catalogue: Catalogue, say: Say): UnaskedAnswer[] {
  const withdrawn = new Map(
    ownQuestions.filter(({ withdrawnAt }) => withdrawnAt !== null).map((row) => [row.questionId, row]),
  )
  return answers.flatMap(({ questionId, value }): UnaskedAnswer[] => {
    const hidden = catalogue.questions.find(({ id, own }) => id === questionId && own === 'hidden')
    if (hidden) {
      const answer = answerText(catalogue, hidden, value) ?? say('unsure')
      return [{ id: questionId, ask: hidden.ask, answer, isStandard: true }]
    }
    const row = withdrawn.get(questionId)
    if (!row) return []
    const chosen = row.levels.find((_, level) => 'option' in value && value.option === optionAt(level))
    return [{ id: questionId, ask: row.ask, answer: chosen ?? say('unsure'), isStandard: false }]
  })
}

/** Questions that the results leave open, because only the full form asks them. */
function countOnlyInFull(model: Model, sheet: AnswerSheet): number {
  if (sheet.form === 'full') return 0
  const isDeepLevel = ({ kind, tier }: Question) => kind === 'level' && tier === 'deep'
  const deep = new Set(model.catalogue.questions.filter(isDeepLevel).map(({ id }) => id))
  const { questions } = questionsThatApply(model, sheet)
  return questions.filter(({ id, hiddenBecause }) => hiddenBecause === 'form' && deep.has(id)).length
}

type Place = Pick<Asking, 'askPath'> & {
  catalogue: Catalogue
  open: OpenAssessment
  t: Awaited<ReturnType<typeof questionWords>>
  say: Say
  /** What everybody said, by question; `null`: the lead alone is asked. */
  shared: ReturnType<typeof answersIn> | null
}

/** The question for interests, until somebody has looked at it. */
function interestsLink({ assessment, profile }: OpenAssessment, t: Place['t']): QuestionLink[] {
  if (isInterestKnown(profile)) return []
  const href = `/assessments/${assessment.id}/questions/scope?question=${INTERESTS}#q-${INTERESTS}`
  return [{ id: INTERESTS, ask: t('interests.ask'), section: '', answer: '', href, passOnHref: null }]
}

function linkTo({ catalogue, open, t, say, shared, askPath }: Place, id: string): QuestionLink {
  const { assessment, answers } = open
  const question = catalogue.questions.find((known) => known.id === id)
  const stored = answers.find(({ questionId }) => questionId === id)
  if (!question)
    return { id, ask: id, section: '', answer: '', href: `/assessments/${assessment.id}/questions`, passOnHref: null }
  const section = catalogue.dimensions.find((dimension) => dimension.id === question.section)
  return {
    id,
    ask: question.ask,
    section: section?.name ?? '',
    answer: shared?.get(id)?.answer ?? (stored ? (answerText(catalogue, question, stored.value) ?? say('unsure')) : ''),
    href: `/assessments/${assessment.id}/questions/${question.section}?question=${id}#q-${id}`,
    passOnHref: (question.kind === 'scope' ? null : askPath(id)) ?? passOn({ open, catalogue, question, t }),
  }
}
