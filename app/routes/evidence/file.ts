import { services } from '#app/context.server.ts'
import { fileResponse } from '#app/server/file-response.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import { readPiece } from '#db/queries/evidence.server.ts'
import type { Route } from './+types/file'

/** A file that shows an answer, to keep; a page of ours shows pictures in itself. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { scope, assessment } = await requireAssessment(context, params.assessmentId)
  const { database, say } = context.get(services)
  const { pieceId, questionId } = params
  const place = { assessmentId: assessment.id, questionId }
  const file = isUuid(pieceId) ? await database.withWorkspace(scope, (tx) => readPiece(tx, place, pieceId)) : null
  if (!file) throw refusal(404, say('evidence.noPiece'))
  return fileResponse(file)
}
