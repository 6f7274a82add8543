import { services } from '#app/context.server.ts'
import { XLSX_TYPE } from '#app/routes/import/answer-sheet.server.ts'
import { attachment } from '#app/server/attachment.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { writeCsv } from '#app/server/spreadsheet/write-csv.ts'
import { writeXlsx } from '#app/server/spreadsheet/write-xlsx.server.ts'
import type { Route } from './+types/actions-file'
import { actionTable } from './action-table.ts'
import { taskLines } from './task-lines.ts'
import { trackedPlanOf } from './tracked-plan.server.ts'

const TYPES = { xlsx: XLSX_TYPE, csv: 'text/csv; charset=utf-8' }

/** All actions of a check as a file for table programs. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const open = await requireAssessment(context, params.assessmentId)
  const own = context.get(services)
  const format = (['csv', 'xlsx'] as const).find((one) => one === params.format)
  if (!format) throw refusal(404, own.say('noPage'))
  await requireWithinLimit(own, 'export', open.scope.workspaceId)
  const { columns, rows } = actionTable(taskLines(await trackedPlanOf(context, open)), own.say)
  const name = own.say('actionSheet.title')
  const bytes =
    format === 'csv' ? writeCsv(columns, rows) : writeXlsx({ name, columns, rows, choices: { column: 0, lists: [] } })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': attachment(`${open.assessment.title} ${name}.${format}`),
      'Cache-Control': 'no-store',
    },
  })
}
