import { reportDocx } from '#app/routes/report/report-file.server.ts'
import type { Route } from './+types/shared-docx'
import { requireSharedFile } from './shared-file.server.ts'

/** A shared report to write on in. */
export async function loader({ context, params, url }: Route.LoaderArgs): Promise<Response> {
  return reportDocx(context, await requireSharedFile(context, params.token, 'docx'), url.searchParams.get('paper'))
}
