import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { mayAgree, resultPath, viewQuestions, workshopPath } from './result-view.server.ts'
import { type TeamResult, teamResultOf, turnedIn, verdictsOn } from './team-result.server.ts'

type Context = Readonly<RouterContextProvider>

/** What a workshop talks about, what was agreed on so far, and what verdicts became by it; `null` without a team. */
export async function viewWorkshop(context: Context, open: OpenAssessment) {
  const result = await teamResultOf(context, open)
  if (result === null) return null
  const agenda = agendaOf(result)
  const { id } = open.assessment
  const questions = await viewQuestions(context, open, result, [
    ...agenda.map(({ question }) => question),
    ...others(result),
  ])
  const rows = agenda.flatMap(({ question, targets }) => {
    const found = questions.find((one) => one.id === question)
    return found ? [{ ...found, hanging: targets.length, href: workshopPath(id, question) }] : []
  })
  return {
    agenda: rows,
    /** Agreed on, though people do not differ on them. */
    others: questions
      .filter((one) => !rows.some((row) => row.id === one.id))
      .map((one) => ({ ...one, href: workshopPath(id, one.id) })),
    beginHref: (rows.find(({ agreed }) => agreed === null) ?? rows[0])?.href ?? null,
    open: rows.filter(({ agreed }) => agreed === null).length,
    turned: turnedIn(context, open, result),
    resultHref: resultPath(id),
    mayAgree: mayAgree(open),
  }
}

export type WorkshopQuestionView = Awaited<ReturnType<typeof viewWorkshopQuestion>>

/**
 * One question of a workshop, which may be any that is asked.
 *
 * @throws a 404 response if it is none, or there is no team
 */
export async function viewWorkshopQuestion(context: Context, open: OpenAssessment, questionId: string) {
  const { say } = context.get(services)
  const result = await teamResultOf(context, open)
  const [question] = result ? await viewQuestions(context, open, result, [questionId]) : []
  if (!result || !question) throw refusal(404, say('noQuestion'))
  const { id } = open.assessment
  const ids = agendaOf(result).map((dispute) => dispute.question)
  const at = ids.indexOf(questionId)
  const hrefAt = (place: number) => (at >= 0 && ids[place] !== undefined ? workshopPath(id, ids[place]) : null)
  return {
    question,
    position: at < 0 ? null : { at: at + 1, of: ids.length },
    previousHref: hrefAt(at - 1),
    /** `null`: this is the last one. */
    nextHref: hrefAt(at + 1),
    overviewHref: workshopPath(id),
    verdicts: question.agreed ? [] : verdictsOn(context, open, result, questionId),
    turned: question.agreed ? turnedIn(context, open, result, [questionId]) : [],
    mayAgree: mayAgree(open),
    isSubmitted: open.assessment.status === 'submitted',
  }
}

/** What people differ on, whatever they agreed on since, so that the list stays the same until its end. */
const agendaOf = ({ asAnswered }: TeamResult) => asAnswered.disputes

const others = ({ team, asAnswered }: TeamResult) =>
  team.consensus
    .map(({ question }) => question)
    .filter((question) => !asAnswered.disputes.some((dispute) => dispute.question === question))
