import { services } from '#app/context.server.ts'
import { XLSX_TYPE } from '#app/routes/import/answer-sheet.server.ts'
import { attachment } from '#app/server/attachment.ts'
import { dutySheet } from '#app/server/duties/duty-sheet.server.ts'
import { dutiesOn, readStoredDuties } from '#app/server/duties/read-duties.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireRegister } from '#app/server/register/register.server.ts'
import type { Route } from './+types/sheet'

/** All duties of a company, one row for each of a system's, as a spreadsheet. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const { scope, clientId, frame, today } = await requireRegister(context, params)
  const own = context.get(services)
  await requireWithinLimit(own, 'export', scope.actorId)
  const stored = await own.database.withWorkspace(scope, (tx) => readStoredDuties(tx, clientId))
  const { duties } = dutiesOn(own.law(), stored, today)
  const name = `${frame.client.name} ${own.say('dutySheet.name')}.xlsx`
  return new Response(dutySheet(duties, own.say), {
    headers: { 'Content-Type': XLSX_TYPE, 'Content-Disposition': attachment(name), 'Cache-Control': 'no-store' },
  })
}
