import { routedQuestions } from '#app/core/team/questions-for.ts'
import type { OpenAssessment, PassedOn, Respondent, StoredAssessment } from '#app/server/open-assessment.server.ts'
import type { Catalogue, Question } from '#content/schema.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { listAnswersOf } from '#db/queries/answers.server.ts'
import type { Participant } from '#db/queries/participants.server.ts'
import { listPasses, type QuestionPass } from '#db/queries/question-passes.server.ts'
import { listTeam, listUnsure } from '#db/queries/team.server.ts'

/** What an assessment is for somebody beside the lead: their own answers alone, under the lead's scope answers (mapping B17). */
export type RespondentView = Pick<OpenAssessment, 'lead' | 'answers'> & {
  respondent: Respondent
  team: null
  consensuses: never[]
}

type As = Pick<Respondent, 'isSelf' | 'base' | 'toldOn'> & { participant: Participant; catalogue: Catalogue }

/** Reads what somebody of the team answered and what comes to them. */
export async function readRespondent(
  tx: WorkspaceTx,
  open: Pick<StoredAssessment, 'assessment' | 'answers' | 'lead'>,
  { participant, catalogue, ...respondent }: As,
): Promise<RespondentView> {
  const { id: assessmentId } = open.assessment
  const [own, team, given, passes] = await Promise.all([
    listAnswersOf(tx, assessmentId, participant.id),
    listTeam(tx, assessmentId),
    listUnsure(tx, assessmentId),
    listPasses(tx, assessmentId),
  ])
  const scope = scopeIds(catalogue.questions)
  const routed = routedQuestions(participant, {
    questions: catalogue.questions,
    people: [open.lead, ...team],
    passes,
    given,
  })
  return {
    lead: participant,
    answers: [
      ...open.answers.filter(({ questionId }) => scope.has(questionId)),
      ...own.filter(({ questionId }) => !scope.has(questionId)),
    ],
    team: null,
    consensuses: [],
    respondent: { ...respondent, routed, passedOn: passedBy(participant, passes) },
  }
}

const scopeIds = (questions: readonly Question[]) =>
  new Set(questions.filter(({ kind }) => kind === 'scope').map(({ id }) => id))

function passedBy({ id }: Participant, passes: readonly QuestionPass[]): Record<string, PassedOn> {
  return Object.fromEntries(
    passes
      .filter(({ participantId }) => participantId === id)
      .map(({ questionId, toDiscipline, toName }) => [
        questionId,
        toDiscipline === null ? { name: toName } : { discipline: toDiscipline },
      ]),
  )
}
