import { data } from 'react-router'
import { createTranslator } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { termPage } from '#app/core/library/structured-data.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { sharePicture } from '#app/server/library/share-pictures.server.ts'
import { hasFigure } from '../figures/technique-figure.tsx'
import { publicMeta } from '../public-meta.ts'
import type { Route } from './+types/term'
import { NoTerm } from './no-term.tsx'
import { TermPage } from './term-page.tsx'
import { nearTo, viewOfTerm } from './term-view.server.ts'

/** A document; the only script is that of its figure, where it has one. */
export const handle = {
  hydrate: false,
  islands: (loaded: Route.ComponentProps['loaderData'] | undefined) =>
    loaded?.view && hasFigure(loaded.view.id) ? ['technique-figure'] : [],
}

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const own = context.get(services)
  const { locale } = context.get(page)
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'glossary.term' })
  const view = viewOfTerm(own, params.techniqueId)
  if (!view) return data({ view: null, near: nearTo(own, params.techniqueId), title: t('noTerm.title') }, 404)
  const { id, name, definition, updated } = view
  const term = { id, name, definition, updated, asked: view.page.faq }
  return {
    view,
    page: {
      title: t('title', { name }),
      description: descriptionOf(definition, t('description')),
      origin: url.origin,
      locale,
      path: `/glossary/${id}`,
      crumbs: [{ href: '/glossary', label: t('glossary') }],
      picture: await sharePicture(own.catalogue, 'technique', id, locale),
      data: termPage(term, { origin: url.origin, locale }),
    },
  }
}

/** What search engines show of a page, in characters. */
const LONGEST = 160

/** The definition, and what else the page has if that fits in too; a longer one breaks off behind a word. */
function descriptionOf(definition: string, more: string): string {
  const both = `${definition} ${more}`
  if (both.length <= LONGEST) return both
  if (definition.length <= LONGEST) return definition
  return `${definition.slice(0, definition.lastIndexOf(' ', LONGEST - 1))}…`
}

export function meta({ loaderData }: Route.MetaArgs) {
  if (!loaderData) return []
  if (!loaderData.view) return [{ title: `${loaderData.title} · Preflight` }]
  return publicMeta(loaderData.page)
}

export default function TermRoute({ loaderData }: Route.ComponentProps) {
  return loaderData.view ? (
    <TermPage view={loaderData.view} crumbs={loaderData.page.crumbs} />
  ) : (
    <NoTerm near={loaderData.near} />
  )
}
