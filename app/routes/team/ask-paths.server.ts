import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { listPasses } from '#db/queries/question-passes.server.ts'
import { findRound } from '#db/queries/rounds.server.ts'

type Context = Readonly<RouterContextProvider>

/** Where the lead asks somebody else a question. */
export type Asking = {
  /** `null`: by the reader's own mail program only, since nobody is asked here and no invitation can be sent. */
  askPath: (questionId: string) => string | null
  /** To whom the lead passed a question on, in words; `null`: to nobody. */
  passedTo: (questionId: string) => string | null
}

/** How the lead of an assessment passes questions on, and which they have. */
export async function askingIn(context: Context, open: OpenAssessment): Promise<Asking> {
  const { database, mailing } = context.get(services)
  const { id, status } = open.assessment
  const [round, passes] = await database.withWorkspace(open.scope, (tx) =>
    Promise.all([findRound(tx, id), listPasses(tx, id)]),
  )
  const isTaken = status === 'open' && can(open.actor, 'team.write') && !round?.closedAt
  const mayInvite = can(open.actor, 'team.mail') && mailing.way !== 'none'
  const isInside = isTaken && (round !== null || mayInvite)
  const own = passes.filter(({ participantId }) => participantId === open.lead.id)
  const { disciplines } = askedIn(context, open).catalogue
  return {
    askPath: (questionId) => (isInside ? `/assessments/${id}/ask/${questionId}` : null),
    passedTo: (questionId) => {
      const passed = own.find((one) => one.questionId === questionId)
      if (!passed) return null
      return disciplines.find((one) => one.id === passed.toDiscipline)?.name ?? passed.toName
    },
  }
}
