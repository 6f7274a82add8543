import { services } from '#app/context.server.ts'
import type { Route } from './+types/sample-docx'
import { sampleFile } from './sample-files.server.ts'

/** The sample report to write on in. */
export async function loader({ context, request }: Route.LoaderArgs): Promise<Response> {
  return sampleFile(context.get(services), request, { kind: 'docx', paper: 'a4' })
}
