import type { Route } from './+types/docx'
import { reportDocx, requireReportFile } from './report-file.server.ts'

/** The report to write on in; on the paper that was chosen for it, or that `?paper=a4|letter` asks for. */
export async function loader({ context, params, url }: Route.LoaderArgs): Promise<Response> {
  return reportDocx(context, await requireReportFile(context, { params, url }, 'docx'), url.searchParams.get('paper'))
}
