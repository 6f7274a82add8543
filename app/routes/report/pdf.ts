import type { Route } from './+types/pdf'
import { reportPdf, requireReportFile } from './report-file.server.ts'

/** The report as a file; on the paper that was chosen for it, or that `?paper=a4|letter` asks for. */
export async function loader({ context, params, url }: Route.LoaderArgs): Promise<Response> {
  return reportPdf(context, await requireReportFile(context, { params, url }, 'pdf'), url.searchParams.get('paper'))
}
