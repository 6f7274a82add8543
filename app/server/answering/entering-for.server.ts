import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { missed } from '#app/server/missed.server.ts'
import { type OpenAssessment, requireAssessment } from '#app/server/open-assessment.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import { findInTeam } from '#db/queries/team.server.ts'
import { readRespondent } from './as-respondent.server.ts'

/**
 * A check whose answers the lead's side enters for somebody who told them; also after the round was closed.
 *
 * @throws as `requireAssessment` does; a 404 response for nobody of this check
 */
export async function requireEnteringFor(
  context: Readonly<RouterContextProvider>,
  { assessmentId, participantId }: { assessmentId: string; participantId: string },
): Promise<OpenAssessment> {
  const open = await requireAssessment(context, assessmentId)
  const { database, now } = context.get(services)
  const view = await database.withWorkspace(open.scope, async (tx) => {
    const participant = isUuid(participantId) ? await findInTeam(tx, participantId) : null
    if (participant?.assessmentId !== assessmentId) return null
    const { catalogue } = askedIn(context, open)
    const base = `/assessments/${assessmentId}/team/${participantId}`
    const toldOn = dateIn(now(), open.timeZone)
    return readRespondent(tx, open, { participant, catalogue, base, isSelf: false, toldOn })
  })
  if (view === null) throw await missed(context, 'noAssessment')
  return { ...open, ...view }
}
