import { services } from '#app/context.server.ts'
import { made, reportFile } from '#app/routes/report/report-file.server.ts'
import type { Route } from './+types/shared-docx'
import { requireSharedFile } from './shared-file.server.ts'

/** A shared report to write on in. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const { report } = await requireSharedFile(context, params.token, 'docx')
  const { pdf } = context.get(services)
  return reportFile(report, await made(context, pdf.writeReport(report, 'docx', { paper: 'a4' })), 'docx')
}
