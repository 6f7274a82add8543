import { services } from '#app/context.server.ts'
import { XLSX_TYPE } from '#app/routes/import/answer-sheet.server.ts'
import { attachment } from '#app/server/attachment.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { writeCsv } from '#app/server/spreadsheet/write-csv.ts'
import { writeXlsx } from '#app/server/spreadsheet/write-xlsx.server.ts'
import type { Route } from './+types/export'
import { priorityTable } from './priority-table.ts'
import { priorityReportOf } from './priority-view.server.ts'

const TYPES = { xlsx: XLSX_TYPE, csv: 'text/csv; charset=utf-8' }

/** The use cases with their tiers and figures, one row each, as a file for table programs. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const open = await requireAssessment(context, params.assessmentId)
  const own = context.get(services)
  const format = params.format === 'csv' || params.format === 'xlsx' ? params.format : null
  if (format === null) throw refusal(404, own.say('noPage'))
  await requireWithinLimit(own, 'export', open.scope.workspaceId)
  const priority = await priorityReportOf(context, open)
  const { columns, rows } = priorityTable(priority, own.say)
  const name = own.say('prioritySheet.name')
  const bytes =
    format === 'csv' ? writeCsv(columns, rows) : writeXlsx({ name, columns, rows, choices: { column: 0, lists: [] } })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': attachment(`${open.client.name} ${name}.${format}`),
      'Cache-Control': 'no-store',
    },
  })
}
