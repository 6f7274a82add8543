import type { ScoreResult } from '#app/core/scoring/result.ts'
import type { OpenAssessment } from './open-assessment.server.ts'

type Contradiction = ScoreResult['contradictions'][number]

/**
 * Why both answers of a contradiction are true.
 *
 * @returns `null` if nobody said it, or said it of other answers than the ones that stand there now
 */
export function replyTo(
  { id, answersKey }: Contradiction,
  { acknowledgements }: Pick<OpenAssessment, 'acknowledgements'>,
): string | null {
  const kept = acknowledgements.find(({ contradictionId }) => contradictionId === id)
  return kept?.answersKey === answersKey ? kept.reason : null
}

/** What was said of it when the answers were others: to be said again, or changed; `null`: nothing. */
export function formerReplyTo(
  contradiction: Contradiction,
  open: Pick<OpenAssessment, 'acknowledgements'>,
): string | null {
  if (replyTo(contradiction, open) !== null) return null
  return open.acknowledgements.find(({ contradictionId }) => contradictionId === contradiction.id)?.reason ?? null
}
