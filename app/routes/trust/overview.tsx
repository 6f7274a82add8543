import { createTranslator } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { publicMeta } from '#app/routes/library/public-meta.ts'
import type { Route } from './+types/overview'
import { OverviewPage } from './overview-page.tsx'

/** A document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }

export async function loader({ context, url }: Route.LoaderArgs) {
  const { locale } = context.get(page)
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'trust' })
  const documents = context.get(services).trust.documents.map(({ sections, markdown, ...listed }) => listed)
  return { title: t('title'), description: t('description'), origin: url.origin, locale, documents }
}

export function meta({ loaderData }: Route.MetaArgs) {
  return loaderData ? publicMeta({ ...loaderData, path: '/trust' }) : []
}

export default function OverviewRoute({ loaderData }: Route.ComponentProps) {
  return <OverviewPage documents={loaderData.documents} />
}
