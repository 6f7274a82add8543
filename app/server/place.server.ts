import { saveParticipant } from '#db/queries/participants.server.ts'
import type { OpenAssessment } from './open-assessment.server.ts'
import type { Services } from './services.server.ts'

type Shown = { section: { id: string }; mode: string; cards: readonly { question: { id: string } }[] }

/** Remembers where somebody is, so that a link brings them back to it: the question alone, or the first of a section. */
export async function rememberPlace({ database }: Pick<Services, 'database'>, open: OpenAssessment, { cards }: Shown) {
  const first = cards[0]?.question.id
  if (!first || first === open.lead.lastQuestionId || open.assessment.status !== 'open') return
  const place = { assessmentId: open.assessment.id, participantId: open.lead.id }
  await database.withWorkspace(open.scope, (tx) => saveParticipant(tx, place, { lastQuestionId: first }))
}
