import { services } from '#app/context.server.ts'
import type { Route } from './+types/pptx'
import { made, reportFile, requireReportFile } from './report-file.server.ts'

/** The report in slides. */
export async function loader({ context, params, url }: Route.LoaderArgs): Promise<Response> {
  const { report } = await requireReportFile(context, { params, url }, 'pptx')
  return reportFile(report, await made(context, context.get(services).pdf.writeReport(report, 'pptx')), 'pptx')
}
