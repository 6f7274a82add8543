import { createTranslator } from 'use-intl'
import { page } from '#app/context.server.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { publicMeta } from '#app/routes/library/public-meta.ts'
import type { Route } from './+types/document'
import { DocumentPage } from './document-page.tsx'
import { requireDocument } from './require-document.server.ts'

/** A document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { markdown, ...document } = requireDocument(context, params.documentId)
  const { locale } = context.get(page)
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'trust' })
  return { document, origin: url.origin, locale, above: t('title') }
}

export function meta({ loaderData }: Route.MetaArgs) {
  if (!loaderData) return []
  const { document, origin, locale, above } = loaderData
  const { id, name, purpose } = document
  const crumbs = [{ href: '/trust', label: above }]
  return publicMeta({ title: name, description: purpose, origin, locale, path: `/trust/${id}`, crumbs })
}

export default function DocumentRoute({ loaderData }: Route.ComponentProps) {
  return <DocumentPage document={loaderData.document} />
}
