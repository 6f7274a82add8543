import { createTranslator } from 'use-intl'
import { page, services, visitor } from '#app/context.server.ts'
import { definedTermSet } from '#app/core/library/structured-data.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { publicMeta } from '../public-meta.ts'
import type { Route } from './+types/glossary'
import { GlossaryPage } from './glossary-page.tsx'
import { readQuery, viewOfGlossary } from './glossary-view.server.ts'

/** A document; the only script searches in what it shows. */
export const handle = { hydrate: false, islands: ['glossary-search'] }

export async function loader({ context, url }: Route.LoaderArgs) {
  const own = context.get(services)
  const { locale } = context.get(page)
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'glossary.list' })
  if (readQuery(url.searchParams) !== '') await requireWithinLimit(own, 'search', context.get(visitor).address)
  const view = viewOfGlossary(own, url.searchParams)
  const { origin } = url
  const title = t('title')
  const description = t('description', { total: view.terms.length })
  const set = definedTermSet({ name: title, description, updated: view.updated, terms: view.terms }, { origin, locale })
  return { view, page: { title, description, origin, locale, path: '/glossary', data: [set] } }
}

export function meta({ loaderData }: Route.MetaArgs) {
  return loaderData ? publicMeta(loaderData.page) : []
}

export default function GlossaryRoute({ loaderData: { view } }: Route.ComponentProps) {
  return <GlossaryPage view={view} />
}
