import { services } from '#app/context.server.ts'
import { isChart } from '#app/report/charts/chart-names.ts'
import { createWording } from '#app/report/model/wording.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { FILE_POLICY } from '#app/server/security-headers.server.ts'
import type { Route } from './+types/chart'
import { made, reportFile, requireReportFile } from './report-file.server.ts'

/** One chart of the report as a picture: `radar.svg`, `roadmap.png` and so on. */
export async function loader({ context, params, url }: Route.LoaderArgs): Promise<Response> {
  const { name, format } = readName(params.chart)
  const { pdf, say } = context.get(services)
  if (!isChart(name) || (format !== 'svg' && format !== 'png')) throw refusal(404, say('noPage'))
  const { report } = await requireReportFile(context, { params, url }, params.chart)
  const picture = await made(context, pdf.drawChart(report, name, format))
  if (!picture) throw refusal(409, say('noChart'))
  const file = reportFile(report, picture, format, createWording(report.locale).t(`charts.${name}.title`))
  file.headers.set('Content-Security-Policy', FILE_POLICY)
  return file
}

function readName(chart: string): { name: string; format: string } {
  const at = chart.lastIndexOf('.')
  return { name: chart.slice(0, Math.max(at, 0)), format: chart.slice(at + 1) }
}
