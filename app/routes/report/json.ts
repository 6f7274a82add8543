import { reportJson } from '#app/report/report-json.server.ts'
import type { Route } from './+types/json'
import { reportFile, requireReportFile } from './report-file.server.ts'

/** The whole result for other programs. */
export async function loader({ context, params, url }: Route.LoaderArgs): Promise<Response> {
  const { report, source } = await requireReportFile(context, { params, url }, 'json')
  return reportFile(report, `${JSON.stringify(reportJson(report, source), null, 2)}\n`, 'json')
}
