import { newestUpdate } from '#app/core/library/glossary-file.ts'
import { placeIn } from '#app/core/library/place-in.ts'
import type { ListedPage } from '#app/core/library/sitemap.ts'
import { LOCALES, type Locale } from '#app/messages/locales.ts'
import type { Services } from '#app/server/services.server.ts'

/** Every page that search engines may list, with the date of its content where that is known. */
export function publicPages({ catalogue, law, trust }: Pick<Services, 'catalogue' | 'law' | 'trust'>): ListedPage[] {
  const { version } = catalogue
  // Of what stands without a date of its own, the month of the catalogue is known.
  const written = /^\d{4}-\d{2}$/.test(version) ? version : null
  const page = (path: string, updated = written): ListedPage => ({ path, updated })
  const below = (path: string, items: readonly { id: string }[]) => [
    page(path),
    ...items.map(({ id }) => page(`${path}/${id}`)),
  ]
  return [
    page('/'),
    page('/glossary', newestUpdate(catalogue.techniques)),
    ...catalogue.techniques.map(({ id, updated }) => page(`/glossary/${id}`, updated)),
    ...below('/use-cases', catalogue.useCases),
    ...below('/actions', catalogue.actions),
    page('/claims'),
    ...below('/pitfalls', catalogue.pitfalls),
    page('/methodology'),
    page('/sample-report'),
    page('/ask', null),
    page('/governance/eu-ai-act', law().aiAct.asOf),
    page('/governance/gdpr', catalogue.constants.lawAsOf),
    page('/governance/check', law().aiAct.asOf),
    page('/trust', newestUpdate(trust.documents.map(({ asOf }) => ({ updated: asOf ?? '' }))) || null),
    ...trust.documents.map(({ id, asOf }) => page(`/trust/${id}`, asOf)),
  ]
}

/** Beginnings of paths of pages that robots may read, in the plain language. */
const PAGES = [
  '/$',
  '/glossary',
  '/use-cases',
  '/actions',
  '/claims',
  '/pitfalls',
  '/methodology',
  '/sample-report',
  '/ask',
  '/governance/eu-ai-act',
  '/governance/gdpr',
  '/governance/check$',
  '/trust',
  '/feed.atom',
  '/share/',
]
/** What those show. */
const SHOWN = ['/assets/', '/favicon', '/apple-touch-icon.png', '/report-page', '/report-governance']

/** Beginnings of paths that robots may read: the public pages in each language, and what those show. */
export const ROBOTS_MAY_READ = [
  ...LOCALES.flatMap((locale) => PAGES.map((page) => beginningIn(locale, page))),
  '/sitemap.xml',
  ...SHOWN,
]

function beginningIn(locale: Locale, page: string): string {
  const [path = ''] = page.split('$')
  return `${placeIn(locale, path)}${page.slice(path.length)}`
}
