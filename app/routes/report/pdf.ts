import { services } from '#app/context.server.ts'
import type { Route } from './+types/pdf'
import { made, reportFile, requireReportFile } from './report-file.server.ts'

/** The report as a file; on the paper that was chosen for it, or that `?paper=a4|letter` asks for. */
export async function loader({ context, params, request }: Route.LoaderArgs): Promise<Response> {
  const { report } = await requireReportFile(context, params, 'pdf')
  const asked = new URL(request.url).searchParams.get('paper')
  const paper = asked === 'letter' || asked === 'a4' ? asked : (report.arranged?.paper ?? 'a4')
  return reportFile(report, await made(context, context.get(services).pdf.render(report, { paper })), 'pdf')
}
