import { services } from '#app/context.server.ts'
import type { Route } from './+types/docx'
import { made, reportFile, requireReportFile } from './report-file.server.ts'

/** The report to write on in; `?paper=letter` for the other side of the ocean. */
export async function loader({ context, params, url }: Route.LoaderArgs): Promise<Response> {
  const { report } = await requireReportFile(context, params, 'docx')
  const paper = url.searchParams.get('paper') === 'letter' ? 'letter' : 'a4'
  const { pdf } = context.get(services)
  return reportFile(report, await made(context, pdf.writeReport(report, 'docx', { paper })), 'docx')
}
