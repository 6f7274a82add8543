import type { Route } from './+types/document'
import { DocumentPage } from './document-page.tsx'
import { requireDocument } from './require-document.server.ts'

/** A document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }

export function loader({ context, params }: Route.LoaderArgs) {
  const { markdown, ...document } = requireDocument(context, params.documentId)
  return { document }
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${loaderData?.document.name} · Preflight` }]
}

export default function DocumentRoute({ loaderData }: Route.ComponentProps) {
  return <DocumentPage document={loaderData.document} />
}
