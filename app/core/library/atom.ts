import { placeIn } from './place-in.ts'
import { escapeXml } from './sitemap.ts'

export type FeedEntry = {
  /** What it is, for ever: an address. */
  id: string
  title: string
  /** ISO date. */
  updated: string
  /** The page to read. */
  href: string
  summary: string
}

export type Feed = {
  title: string
  subtitle: string
  /** Who wrote it all. */
  author: string
  /** Where people see us; the feed stands at `/feed.atom` there, below its language. */
  origin: string
  locale: string
  /** Newest first, at least one. */
  entries: readonly FeedEntry[]
}

/** Days are days of no time zone: their first moment in UTC stands for them. */
const moment = (day: string) => `${day}T00:00:00Z`

/** A feed of changes. Source: RFC 4287 (Atom 1.0). */
export function atomFeed({ title, subtitle, author, origin, locale, entries }: Feed): string {
  const address = `${origin}${placeIn(locale, '/feed.atom')}`
  const [newest] = entries
  if (!newest) throw new RangeError('A feed has an entry.')
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(locale)}">`,
    `  <id>${escapeXml(address)}</id>`,
    `  <title>${escapeXml(title)}</title>`,
    `  <subtitle>${escapeXml(subtitle)}</subtitle>`,
    `  <updated>${moment(newest.updated)}</updated>`,
    `  <author><name>${escapeXml(author)}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${escapeXml(address)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escapeXml(`${origin}${placeIn(locale, '/glossary')}`)}"/>`,
    ...entries.map(writeEntry),
    '</feed>',
    '',
  ].join('\n')
}

const writeEntry = ({ id, title, updated, href, summary }: FeedEntry) => `  <entry>
    <id>${escapeXml(id)}</id>
    <title>${escapeXml(title)}</title>
    <updated>${moment(updated)}</updated>
    <link rel="alternate" type="text/html" href="${escapeXml(href)}"/>
    <summary>${escapeXml(summary)}</summary>
  </entry>`
