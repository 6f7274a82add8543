import { createTranslator } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { atomFeed, type FeedEntry } from '#app/core/library/atom.ts'
import { placeIn } from '#app/core/library/place-in.ts'
import { wordOrder } from '#app/messages/locales.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { listCatalogueVersions } from '#db/queries/catalogues.server.ts'
import type { Route } from './+types/feed'

/** Changes of the library, newest first: texts of techniques by their date, and versions of the catalogue. */
export async function loader({ context, url }: Route.LoaderArgs): Promise<Response> {
  const { catalogue, database } = context.get(services)
  const { locale } = context.get(page)
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'library.feed' })
  const { origin } = url
  const at = (path: string) => `${origin}${placeIn(locale, path)}`
  const techniques = catalogue.techniques.map(({ id, name, updated, definition }): FeedEntry => {
    const href = at(`/glossary/${id}`)
    return { id: href, title: name, updated, href, summary: definition }
  })
  const known = await database.withSys((tx) => listCatalogueVersions(tx))
  const versions = known.map(({ version, firstSeen }): FeedEntry => {
    const title = t('version', { version })
    const id = at(`/feed.atom#${encodeURIComponent(version)}`)
    return {
      id,
      title,
      updated: dateIn(firstSeen),
      href: at('/methodology'),
      summary: t('versionText', { version }),
    }
  })
  const inOrder = wordOrder(locale)
  const entries = [...versions, ...techniques].toSorted(
    (a, b) => Date.parse(b.updated) - Date.parse(a.updated) || inOrder(a.title, b.title),
  )
  const feed = { title: t('title'), subtitle: t('subtitle'), author: 'Preflight', origin, locale, entries }
  return new Response(atomFeed(feed), { headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' } })
}
