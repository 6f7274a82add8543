import { services } from '#app/context.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { sheetOf } from '#app/server/sheet.server.ts'
import type { Route } from './+types/answers-json'

/** All answers as the command line reads them. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const open = await requireAssessment(context, params.assessmentId)
  const sheet = sheetOf(open, context.get(services).catalogue)
  return new Response(`${JSON.stringify(sheet, null, 2)}\n`, {
    headers: { 'Content-Type': 'application/json', 'Content-Disposition': 'attachment; filename="answers.json"' },
  })
}
