import { attachment } from '#app/server/attachment.ts'
import type { Route } from './+types/text'
import { requireDocument } from './require-document.server.ts'

/** A document as a text file, to be filed, compared and signed. */
export function loader({ context, params }: Route.LoaderArgs): Response {
  const { name, markdown } = requireDocument(context, params.documentId)
  return new Response(markdown, {
    headers: {
      'Content-Type': 'text/markdown; charset=utf-8',
      'Content-Disposition': attachment(`Preflight ${name}.md`),
    },
  })
}
