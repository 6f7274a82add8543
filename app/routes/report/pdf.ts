import { services } from '#app/context.server.ts'
import type { Route } from './+types/pdf'
import { made, reportFile, requireReportFile } from './report-file.server.ts'

/**
 * The report as a file; on the paper that was chosen for it, or that `?paper=a4|letter` asks for. A version is the very
 * file that was issued.
 */
export async function loader({ context, params, request }: Route.LoaderArgs): Promise<Response> {
  const { report, file } = await requireReportFile(context, params, 'pdf')
  const asked = new URL(request.url).searchParams.get('paper')
  const paper = asked === 'letter' || asked === 'a4' ? asked : (file?.paper ?? report.arranged?.paper ?? 'a4')
  const stored = file?.paper === paper ? file.content : null
  return reportFile(report, stored ?? (await made(context, context.get(services).pdf.render(report, { paper }))), 'pdf')
}
