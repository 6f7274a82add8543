import { services } from '#app/context.server.ts'
import { made, reportFile } from '#app/routes/report/report-file.server.ts'
import type { Route } from './+types/shared-pdf'
import { requireSharedFile } from './shared-file.server.ts'

/** A shared report as a file; `?paper=letter` as for the report itself. */
export async function loader({ context, params, url }: Route.LoaderArgs): Promise<Response> {
  const { report } = await requireSharedFile(context, params.token, 'pdf')
  const paper = url.searchParams.get('paper') === 'letter' ? 'letter' : 'a4'
  return reportFile(report, await made(context, context.get(services).pdf.render(report, { paper })), 'pdf')
}
