import { services } from '#app/context.server.ts'
import type { Route } from './+types/pdf'
import { made, reportFile, requireReportFile } from './report-file.server.ts'

/** The report as a file; `?paper=letter` for the other side of the ocean. */
export async function loader({ context, params, request }: Route.LoaderArgs): Promise<Response> {
  const { report } = await requireReportFile(context, params, 'pdf')
  const paper = new URL(request.url).searchParams.get('paper') === 'letter' ? 'letter' : 'a4'
  return reportFile(report, await made(context, context.get(services).pdf.render(report, { paper })), 'pdf')
}
