import type { RouterContextProvider } from 'react-router'
import { page, services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { competenceOf, whoCouldKnow } from '#app/core/agreement/competence.ts'
import { passOn, questionWords } from '#app/routes/questionnaire/card-view.server.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { Discipline, Question } from '#content/schema.ts'
import { listPasses } from '#db/queries/question-passes.server.ts'
import { findRound } from '#db/queries/rounds.server.ts'
import { listTeam, type TeamMember } from '#db/queries/team.server.ts'

type Context = Readonly<RouterContextProvider>

/** @throws a 404 response for a question that is not asked, or only of the lead */
export function requirePassable(context: Context, open: OpenAssessment, questionId: string): Question {
  const { catalogue } = askedIn(context, open)
  const question = catalogue.questions.find(
    ({ id, kind, own }) => id === questionId && kind !== 'scope' && own !== 'hidden',
  )
  if (!question) throw refusal(404, context.get(services).say('noQuestion'))
  return question
}

/** Whom a question can be passed on to, who may know most of it first, and whom the lead passed it on to. */
export async function viewAsk(context: Context, open: OpenAssessment, question: Question) {
  const { database, mailing } = context.get(services)
  const { catalogue } = askedIn(context, open)
  const { id } = open.assessment
  const [round, team, passes] = await database.withWorkspace(open.scope, (tx) =>
    Promise.all([findRound(tx, id), listTeam(tx, id), listPasses(tx, id)]),
  )
  const passed = passes.find(
    ({ participantId, questionId }) => participantId === open.lead.id && questionId === question.id,
  )
  const nameOf = (discipline: string) => catalogue.disciplines.find((one) => one.id === discipline)?.name ?? ''
  const t = await questionWords(context.get(page).locale)
  return {
    ask: question.ask,
    back: questionPath(open, question),
    to: passed ? { key: keyOf(passed), name: passed.toDiscipline ? nameOf(passed.toDiscipline) : passed.toName } : null,
    people: byCompetence(question, team).map((person) => ({
      key: `person:${person.id}`,
      name: person.name || person.email,
      disciplines: person.disciplines.map(nameOf).filter(Boolean).join(', '),
      hasEntered: person.enteredAt !== null,
    })),
    disciplines: whoCouldKnow(question).map((discipline) => ({
      key: `discipline:${discipline}`,
      id: discipline,
      name: nameOf(discipline),
      people: team.filter(({ disciplines }) => disciplines.includes(discipline)).length,
    })),
    isClosed: (round?.closedAt ?? null) !== null,
    mayInvite: can(open.actor, 'team.mail') && mailing.way !== 'none',
    mailHref: passOn({ open, catalogue, question, t }),
  }
}

export type AskView = Awaited<ReturnType<typeof viewAsk>>

function keyOf({ toDiscipline, toParticipantId }: { toDiscipline: string | null; toParticipantId: string | null }) {
  return toDiscipline === null ? `person:${toParticipantId}` : `discipline:${toDiscipline}`
}

/** Who works with the subject first; of equals, who was asked first. */
function byCompetence(question: Question, team: readonly TeamMember[]): TeamMember[] {
  const weightOf = ({ disciplines }: TeamMember) =>
    competenceOf(question, { disciplines: disciplines as Discipline[], isLead: false })
  return team.toSorted((a, b) => weightOf(b) - weightOf(a))
}

/** Where the lead answers a question. */
export function questionPath({ assessment }: Pick<OpenAssessment, 'assessment'>, { id, section }: Question): string {
  const base = `/assessments/${assessment.id}`
  if (assessment.viewMode === 'quick') return `${base}/quick?question=${id}`
  return `${base}/questions/${section}?question=${id}#q-${id}`
}
