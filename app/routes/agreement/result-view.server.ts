import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { namesBy } from '#app/server/threads/names-by.server.ts'
import { clockOf } from '#app/server/written-time.ts'
import { listTeam } from '#db/queries/team.server.ts'
import { type QuestionView, type Standing, viewQuestion } from './question-view.server.ts'
import { type TeamResult, teamResultOf } from './team-result.server.ts'

type Context = Readonly<RouterContextProvider>

export const workshopPath = (assessmentId: string, questionId?: string) =>
  `/assessments/${assessmentId}/team/workshop${questionId === undefined ? '' : `/${questionId}`}`

export const resultPath = (assessmentId: string) => `/assessments/${assessmentId}/team/result`

/** Which questions are shown: those that people differ on, all, or those of one dimension. */
type Shown = 'differ' | 'all' | string

export type TeamResultView = Awaited<ReturnType<typeof viewResult>>

/**
 * What a team says, as its page shows it.
 *
 * @param wanted as asked for in the address; what is none of them shows what people differ on, or else all
 */
export async function viewResult(context: Context, open: OpenAssessment, wanted: string | null) {
  const result = await teamResultOf(context, open)
  if (result === null) return null
  const { model, asAnswered } = result
  const questions = await viewQuestions(context, open, result)
  const differing = inOrderOf(
    asAnswered.disputes.map(({ question }) => question),
    questions,
  )
  const dimensions = model.catalogue.dimensions.flatMap(({ id, name }) => {
    const own = questions.filter(({ dimension }) => dimension.id === id)
    return own.length === 0 ? [] : [{ id, name, count: own.length }]
  })
  const show = shownOf(wanted, dimensions, differing.length > 0)
  const hanging = new Map(asAnswered.disputes.map(({ question, targets }) => [question, targets.length]))
  return {
    counts: countsOf(questions),
    alpha: asAnswered.alpha,
    missing: await missingIn(context, open),
    isRoundClosed: open.team === null || open.team.closedAt !== null,
    show,
    dimensions,
    differing: differing.length,
    total: questions.length,
    groups: groupsOf(show, { questions, differing, dimensions }),
    hanging: Object.fromEntries(hanging),
    workshopHref: workshopPath(open.assessment.id),
    mayAgree: mayAgree(open),
  }
}

/** They may write down what was agreed on, and it is not too late for that. */
export const mayAgree = ({ actor, assessment }: OpenAssessment) =>
  can(actor, 'team.write') && assessment.status === 'open'

/** All questions that are asked, in the order of the catalogue. */
export async function viewQuestions(
  context: Context,
  open: OpenAssessment,
  result: TeamResult,
  only?: readonly string[],
): Promise<QuestionView[]> {
  const { say } = context.get(services)
  const history = open.consensuses
  const nameOf = await namesBy(context, open, [...new Set(history.map(({ recordedBy }) => recordedBy))])
  const clock = clockOf(context, open)
  const told = { result, history, nameOf, actorId: open.scope.actorId, clock, unsure: say('unsure') }
  const ids = result.model.questions.map(({ id }) => id).filter((id) => only === undefined || only.includes(id))
  return ids.flatMap((id) => viewQuestion(id, told) ?? [])
}

function inOrderOf(ids: readonly string[], questions: readonly QuestionView[]): QuestionView[] {
  return ids.flatMap((id) => questions.find((question) => question.id === id) ?? [])
}

type Dimension = { id: string; name: string }

function shownOf(wanted: string | null, dimensions: readonly Dimension[], isAnyDiffering: boolean): Shown {
  const isKnown = wanted === 'all' || wanted === 'differ' || dimensions.some(({ id }) => id === wanted)
  return wanted !== null && isKnown ? wanted : isAnyDiffering ? 'differ' : 'all'
}

type Lists = { questions: QuestionView[]; differing: QuestionView[]; dimensions: readonly Dimension[] }

function groupsOf(show: Shown, { questions, differing, dimensions }: Lists) {
  if (show === 'differ') return [{ id: 'differ', name: '', questions: differing }]
  return dimensions
    .filter(({ id }) => show === 'all' || id === show)
    .map(({ id, name }) => ({ id, name, questions: questions.filter(({ dimension }) => dimension.id === id) }))
}

function countsOf(questions: readonly QuestionView[]): Record<Standing | 'agreed', number> {
  const count = (standing: Standing) =>
    questions.filter((question) => question.standing === standing && question.agreed === null).length
  return {
    disagree: count('disagree'),
    slight: count('slight'),
    agree: count('agree'),
    single: count('single'),
    nobody: count('nobody'),
    agreed: questions.filter(({ agreed }) => agreed !== null).length,
  }
}

/** Who may still answer, with what they speak for; nobody once the asking is closed. */
async function missingIn(context: Context, { scope, assessment, team }: OpenAssessment) {
  const { database, catalogue } = context.get(services)
  if (team === null || team.closedAt !== null || assessment.status !== 'open') return []
  const people = await database.withWorkspace(scope, (tx) => listTeam(tx, assessment.id))
  return people
    .filter(({ doneAt }) => doneAt === null)
    .map(({ id, name, email, disciplines }) => ({
      id,
      name: name || email,
      disciplines: catalogue.disciplines.filter((one) => disciplines.includes(one.id)).map((one) => one.name),
    }))
}
