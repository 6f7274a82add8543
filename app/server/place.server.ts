import { can } from '#app/core/access/can.ts'
import type { Catalogue } from '#content/schema.ts'
import { saveParticipant } from '#db/queries/participants.server.ts'
import type { OpenAssessment } from './open-assessment.server.ts'
import type { Services } from './services.server.ts'

type Shown = { cards: readonly { question: { id: string } }[] }

/**
 * Remembers where somebody is, so that a link brings them back to it: the question
 * alone, or the first of a section. It is the one thing that looking at a page changes.
 */
export async function rememberPlace({ database }: Pick<Services, 'database'>, open: OpenAssessment, { cards }: Shown) {
  if (!can(open.actor, open.respondent?.isSelf ? 'answer.give' : 'assessment.write')) return
  const first = cards[0]?.question.id
  if (!first || first === open.lead.lastQuestionId || open.assessment.status !== 'open') return
  const place = { assessmentId: open.assessment.id, participantId: open.lead.id }
  await database.withWorkspace(open.scope, (tx) => saveParticipant(tx, place, { lastQuestionId: first }))
}

/**
 * The URL of the question somebody looked at last; of the first section if there is none; of the quick check while it is
 * what they chose.
 */
export function placeOf(
  { assessment, lead }: Pick<OpenAssessment, 'assessment' | 'lead'>,
  catalogue: Catalogue,
): string {
  if (assessment.viewMode === 'quick') return `/assessments/${assessment.id}/quick`
  const base = `/assessments/${assessment.id}/questions`
  const last = catalogue.questions.find(({ id }) => id === lead.lastQuestionId)
  return last ? `${base}/${last.section}?question=${last.id}#q-${last.id}` : `${base}/scope`
}
