import { createTranslator } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { publicMeta } from '../public-meta.ts'
import type { Route } from './+types/glossary'
import { GlossaryPage } from './glossary-page.tsx'
import { viewOfGlossary } from './glossary-view.server.ts'

/** A document; the only script searches in what it shows. */
export const handle = { hydrate: false, islands: ['glossary-search'] }

export async function loader({ context, url }: Route.LoaderArgs) {
  const { locale } = context.get(page)
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'glossary.list' })
  const view = viewOfGlossary(context.get(services).catalogue, url.searchParams)
  const said = { title: t('title'), description: t('description', { total: view.terms.length }) }
  return { view, ...said, origin: url.origin }
}

export function meta({ loaderData }: Route.MetaArgs) {
  if (!loaderData) return []
  const { title, description, origin } = loaderData
  return publicMeta({ title, description, origin, path: '/glossary' })
}

export default function GlossaryRoute({ loaderData: { view } }: Route.ComponentProps) {
  return <GlossaryPage view={view} />
}
