/** A page that search engines may list. */
export type ListedPage = {
  /** Without a query, such as `/glossary`. */
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

/** The pages of a site for search engines. Source: sitemaps.org, protocol 0.9. @param origin where people see us */
export function sitemap(pages: readonly ListedPage[], origin: string): string {
  const entries = pages.map(({ path, updated }) => {
    const lastmod = updated === null ? '' : `<lastmod>${escapeXml(updated)}</lastmod>`
    return `  <url><loc>${escapeXml(`${origin}${path}`)}</loc>${lastmod}</url>\n`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</urlset>\n`
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
