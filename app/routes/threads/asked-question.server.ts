import type { RouterContextProvider } from 'react-router'
import { page, services } from '#app/context.server.ts'
import { answerText } from '#app/core/assessment/answer-text.ts'
import { questionWords } from '#app/routes/questionnaire/card-view.server.ts'
import { INTERESTS, MINE } from '#app/routes/questionnaire/section-view.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'

/** A question that a page is about. */
export type AskedQuestion = {
  id: string
  ask: string
  section: string
  /** In words; `null`: not answered. */
  answer: string | null
  /** Where it is answered. */
  href: string
  /** Something can show its answer. */
  takesEvidence: boolean
  /** What would count as such; empty: nothing particular. */
  evidenceHint: string
}

/** Also one that is hidden now: what was said of it stays. @throws a 404 response if there is no such question */
export async function askedQuestion(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  id: string,
): Promise<AskedQuestion> {
  const { say } = context.get(services)
  const { catalogue } = askedIn(context, open)
  const t = await questionWords(context.get(page).locale)
  const base = open.respondent?.base ?? `/assessments/${open.assessment.id}`
  const isQuick = open.assessment.viewMode === 'quick' && open.respondent === null
  const hrefIn = (section: string) =>
    isQuick
      ? `${base}/quick?question=${id}`
      : `${base}/questions/${open.respondent ? MINE : section}?question=${id}#q-${id}`
  if (id === INTERESTS && !open.respondent) {
    const [ask, section] = [t('interests.ask'), t('scope.name')]
    return { id, ask, section, answer: null, href: hrefIn('scope'), takesEvidence: false, evidenceHint: '' }
  }
  const question = catalogue.questions.find((known) => known.id === id)
  // What the check is about, and what is not asked, is nobody's but the lead's.
  const isTheirs = !open.respondent || (question?.kind !== 'scope' && question?.own !== 'hidden')
  if (!question || !isTheirs) throw refusal(404, say('noQuestion'))
  const given = open.answers.find(({ questionId }) => questionId === id)
  const section = catalogue.dimensions.find((dimension) => dimension.id === question.section)
  return {
    id,
    ask: question.ask,
    section: section?.name ?? t('scope.name'),
    answer: given ? (answerText(catalogue, question, given.value) ?? say('unsure')) : null,
    href: hrefIn(question.section),
    takesEvidence: question.kind !== 'scope',
    evidenceHint: catalogue.capabilities.find((known) => known.id === question.capability)?.evidence ?? '',
  }
}
