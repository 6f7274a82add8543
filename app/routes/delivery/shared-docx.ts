import { reportDocx } from '#app/routes/report/report-file.server.ts'
import type { Route } from './+types/shared-docx'
import { requireSharedFile } from './shared-file.server.ts'
import { speakAsShared } from './shared-language.server.ts'

/** It speaks the language of what is shared. */
export const middleware: Route.MiddlewareFunction[] = [speakAsShared]

/** A shared report to write on in. */
export async function loader({ context, params, url }: Route.LoaderArgs): Promise<Response> {
  return reportDocx(context, await requireSharedFile(context, params.token, 'docx'), url.searchParams.get('paper'))
}
