import { expect, test } from 'vitest'
import * as z from 'zod'
import { atomFeed, type FeedEntry } from '#app/core/library/atom.ts'
import { glossaryFile } from '#app/core/library/glossary-file.ts'
import { robotsTxt, sitemap } from '#app/core/library/sitemap.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { type Element, parseXml } from '#tests/report/support/open-office.ts'

const origin = 'https://preflight.example'

const readXml = (xml: string): Element => elementsOf(parseXml(xml))[0] as Element
const elementsOf = ({ children }: Element) => children.filter((child) => typeof child !== 'string')
const childrenOf = (element: Element, name: string) => elementsOf(element).filter((child) => child.name === name)
const textOf = (element: Element | undefined, name: string) =>
  element && childrenOf(element, name)[0]?.children.join('')

const ODD = `Q&A: "less" < 'more'\u0000\u{1f600}`

test('the sitemap has each page in each language with its date, and no date where none is known', () => {
  const set = readXml(
    sitemap(
      [
        { path: '/glossary?a=1&b=2', updated: '2026-11-23' },
        { path: '/ask', updated: null },
      ],
      origin,
    ),
  )

  expect(set.attributes.xmlns).toBe('http://www.sitemaps.org/schemas/sitemap/0.9')
  expect(elementsOf(set).map((url) => [textOf(url, 'loc'), textOf(url, 'lastmod')])).toEqual([
    [`${origin}/glossary?a=1&b=2`, '2026-11-23'],
    [`${origin}/de/glossary?a=1&b=2`, '2026-11-23'],
    [`${origin}/ask`, undefined],
    [`${origin}/de/ask`, undefined],
  ])
  // Each names all, itself among them, or search engines believe none.
  const links = elementsOf(set).map((url) =>
    childrenOf(url, 'xhtml:link').map(({ attributes: { rel, hreflang, href } }) => [rel, hreflang, href]),
  )
  expect(links.slice(2)).toEqual(
    [0, 1].map(() => [
      ['alternate', 'en', `${origin}/ask`],
      ['alternate', 'de', `${origin}/de/ask`],
      ['alternate', 'x-default', `${origin}/ask`],
    ]),
  )
})

test('robots may read the named parts and nothing else, and find the sitemap', () => {
  expect(robotsTxt(['/$', '/glossary'], origin)).toBe(
    `User-agent: *\nAllow: /$\nAllow: /glossary\nDisallow: /\n\nSitemap: ${origin}/sitemap.xml\n`,
  )
})

const entry = (own: Partial<FeedEntry> = {}): FeedEntry => ({
  id: `${origin}/glossary/rag`,
  title: 'RAG',
  updated: '2026-11-23',
  href: `${origin}/glossary/rag`,
  summary: 'Looks things up.',
  ...own,
})
const feedOf = (entries: FeedEntry[]) =>
  atomFeed({ title: 'Changes', subtitle: 'All', author: 'Preflight', origin, locale: 'en', entries })

test('the feed is Atom 1.0: what must be there is there once, and its date is that of the newest entry', () => {
  const feed = readXml(feedOf([entry(), entry({ id: `${origin}/x`, updated: '2026-10-01', title: ODD })]))
  const [first, second] = childrenOf(feed, 'entry')

  expect(feed.attributes).toEqual({ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'en' })
  for (const name of ['id', 'title', 'updated', 'author']) expect(childrenOf(feed, name)).toHaveLength(1)
  expect(childrenOf(feed, 'link').map(({ attributes: { rel, href } }) => [rel, href])).toEqual([
    ['self', `${origin}/feed.atom`],
    ['alternate', `${origin}/glossary`],
  ])
  expect(textOf(feed, 'updated')).toBe('2026-11-23T00:00:00Z')
  expect(textOf(first, 'id')).toBe(`${origin}/glossary/rag`)
  expect(textOf(second, 'updated')).toBe('2026-10-01T00:00:00Z')
  expect(textOf(second, 'title')).toBe(`Q&A: "less" < 'more'\u{1f600}`)
})

test('the feed of another language says so, and stands below it', () => {
  const feed = readXml(atomFeed({ title: 'A', subtitle: 'B', author: 'C', origin, locale: 'de', entries: [entry()] }))

  expect(feed.attributes['xml:lang']).toBe('de')
  expect(textOf(feed, 'id')).toBe(`${origin}/de/feed.atom`)
  expect(childrenOf(feed, 'link').map(({ attributes: { href } }) => href)).toEqual([
    `${origin}/de/feed.atom`,
    `${origin}/de/glossary`,
  ])
})

test('a feed without entries is none', () => {
  expect(() => feedOf([])).toThrow(RangeError)
})

/** As README.md describes it. */
const Documented = z.strictObject({
  name: z.string().min(1),
  url: z.literal(`${origin}/glossary`),
  language: z.literal('en'),
  version: z.string().regex(/^\d{4}-\d{2}/),
  updated: z.iso.date(),
  licence: z.string().min(1),
  terms: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      name: z.string().min(1),
      category: z.strictObject({ id: z.string(), name: z.string().min(1) }),
      definition: z.string().min(1),
      updated: z.iso.date(),
      url: z.url(),
      related: z.array(z.string()),
    }),
  ),
})

test('the glossary as a file has every term in its documented shape, and names only terms that there are', () => {
  const catalogue = loadCatalogue()
  const file = Documented.parse(glossaryFile(catalogue, { name: 'Glossary', licence: 'None.', origin }))
  const ids = new Set(file.terms.map(({ id }) => id))

  expect(ids.size).toBe(catalogue.techniques.length)
  expect(file.terms.flatMap(({ related }) => related).filter((id) => !ids.has(id))).toEqual([])
  expect(file.updated).toBe(
    catalogue.techniques
      .map(({ updated }) => updated)
      .toSorted()
      .at(-1),
  )
  for (const { id, url } of file.terms) expect(url).toBe(`${origin}/glossary/${id}`)
  const german = glossaryFile({ ...catalogue, locale: 'de' }, { name: 'Glossar', licence: 'Keine.', origin })
  expect([german.language, german.url]).toEqual(['de', `${origin}/de/glossary`])
  for (const { id, url } of german.terms) expect(url).toBe(`${origin}/de/glossary/${id}`)
})
