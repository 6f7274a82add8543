import { services } from '#app/context.server.ts'
import type { Route } from './+types/docx'
import { made, reportFile, requireReportFile } from './report-file.server.ts'

/** The report to write on in; on the paper that was chosen for it, or that `?paper=a4|letter` asks for. */
export async function loader({ context, params, url }: Route.LoaderArgs): Promise<Response> {
  const { report } = await requireReportFile(context, params, 'docx')
  const asked = url.searchParams.get('paper')
  const paper = asked === 'letter' || asked === 'a4' ? asked : (report.arranged?.paper ?? 'a4')
  const { pdf } = context.get(services)
  return reportFile(report, await made(context, pdf.writeReport(report, 'docx', { paper })), 'docx')
}
