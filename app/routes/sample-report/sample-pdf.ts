import { services } from '#app/context.server.ts'
import type { Route } from './+types/sample-pdf'
import { sampleFile } from './sample-files.server.ts'

/** The sample report as a PDF; `?paper=letter` for that paper, anything else is A4. */
export async function loader({ context, request, url }: Route.LoaderArgs): Promise<Response> {
  const paper = url.searchParams.get('paper') === 'letter' ? 'letter' : 'a4'
  return sampleFile(context.get(services), request, { kind: 'pdf', paper })
}
