import { LOCALES } from '#app/messages/locales.ts'
import { alternatesOf } from './alternates.ts'
import { placeIn } from './place-in.ts'

/** A page that search engines may list. */
export type ListedPage = {
  /** Of the plain language, such as `/glossary`, without a query. */
  path: string
  /** When it last changed: an ISO date, or year and month; `null`: not known. */
  updated: string | null
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Text as it may stand in XML and its attributes; what XML cannot hold at all is left out. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\x20-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? '')
}

/**
 * The pages of a site for search engines, each in every language with all it is written in. Sources: sitemaps.org, protocol
 * 0.9; developers.google.com/search, localized versions.
 *
 * @param origin where people see us
 */
export function sitemap(pages: readonly ListedPage[], origin: string): string {
  const entries = pages.flatMap((page) => entriesOf(page, origin))
  const spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${spaces}>\n${entries.join('')}</urlset>\n`
}

function entriesOf({ path, updated }: ListedPage, origin: string): string[] {
  const lastmod = updated === null ? '' : `<lastmod>${escapeXml(updated)}</lastmod>`
  const links = alternatesOf(path, origin).map(
    ({ language, href }) => `<xhtml:link rel="alternate" hreflang="${language}" href="${escapeXml(href)}"/>`,
  )
  return LOCALES.map((locale) => {
    const loc = escapeXml(`${origin}${placeIn(locale, path)}`)
    return `  <url><loc>${loc}</loc>${lastmod}${links.join('')}</url>\n`
  })
}

/**
 * What search engines may read: these parts of the site and nothing else, since the longest rule wins. Source: RFC 9309.
 *
 * @param parts beginnings of paths; `$` ends one that stands for itself alone
 */
export function robotsTxt(parts: readonly string[], origin: string): string {
  const rules = parts.map((part) => `Allow: ${part}`)
  return ['User-agent: *', ...rules, 'Disallow: /', '', `Sitemap: ${origin}/sitemap.xml`, ''].join('\n')
}
