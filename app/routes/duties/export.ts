import { services } from '#app/context.server.ts'
import { XLSX_TYPE } from '#app/routes/import/answer-sheet.server.ts'
import { attachment } from '#app/server/attachment.ts'
import { dutyTable } from '#app/server/duties/duty-table.ts'
import { dutiesOn, notAskedOf, readStoredDuties } from '#app/server/duties/read-duties.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { requireRegister } from '#app/server/register/register.server.ts'
import { writeCsv } from '#app/server/spreadsheet/write-csv.ts'
import { writeXlsx } from '#app/server/spreadsheet/write-xlsx.server.ts'
import type { Route } from './+types/export'
import { DUTY_FORMATS } from './duty-formats.ts'

const TYPES = { xlsx: XLSX_TYPE, csv: 'text/csv; charset=utf-8' }

/** All duties of a company, one row for each of a system's, as a file for table programs. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const { scope, clientId, frame, today } = await requireRegister(context, params)
  const own = context.get(services)
  const format = DUTY_FORMATS.find((one) => one === params.format)
  if (!format) throw refusal(404, own.say('noPage'))
  await requireWithinLimit(own, 'export', scope.workspaceId)
  const stored = await own.database.withWorkspace(scope, (tx) => readStoredDuties(tx, clientId))
  const { systems, duties } = await dutiesOn(own.law(), stored, today)
  const { columns, rows } = dutyTable({ duties, notAsked: notAskedOf(systems), on: today }, own.say)
  const name = own.say('dutySheet.name')
  const bytes =
    format === 'csv' ? writeCsv(columns, rows) : writeXlsx({ name, columns, rows, choices: { column: 0, lists: [] } })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': attachment(`${frame.client.name} ${name}.${format}`),
      'Cache-Control': 'no-store',
    },
  })
}
