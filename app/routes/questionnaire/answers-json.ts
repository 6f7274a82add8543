import { services } from '#app/context.server.ts'
import type { ToldSheet } from '#app/core/assessment/answer-sheet.ts'
import { attachment } from '#app/server/attachment.ts'
import { claimedIn } from '#app/server/evidence/evidence-view.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { applyingSheet, sheetOf } from '#app/server/sheet.server.ts'
import type { Route } from './+types/answers-json'

/** All answers that count, as the command line reads them. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const open = await requireAssessment(context, params.assessmentId)
  const { catalogue, model, say } = context.get(services)
  const applying = applyingSheet(model, sheetOf(open, catalogue))
  const claimed = claimedIn(open, catalogue).filter((id) => Object.hasOwn(applying.answers, id))
  const sheet: ToldSheet = claimed.length > 0 ? { ...applying, claimed } : applying
  const name = `${open.assessment.title} ${say('import.sheet.name')}.json`
  return new Response(`${JSON.stringify(sheet, null, 2)}\n`, {
    headers: { 'Content-Type': 'application/json', 'Content-Disposition': attachment(name) },
  })
}
