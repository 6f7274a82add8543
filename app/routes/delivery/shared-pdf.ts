import { reportPdf } from '#app/routes/report/report-file.server.ts'
import type { Route } from './+types/shared-pdf'
import { requireSharedFile } from './shared-file.server.ts'
import { speakAsShared } from './shared-language.server.ts'

/** It speaks the language of what is shared. */
export const middleware: Route.MiddlewareFunction[] = [speakAsShared]

/** A shared report as a file; `?paper=a4|letter` as for the report itself. */
export async function loader({ context, params, url }: Route.LoaderArgs): Promise<Response> {
  return reportPdf(context, await requireSharedFile(context, params.token, 'pdf'), url.searchParams.get('paper'))
}
