import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { placeIn, readPlace } from '#app/core/library/place-in.ts'
import { formatOf, LOCALES, type Locale } from '#app/messages/locales.ts'
import { BUDGETS } from '#app/page-weight.server.ts'
import { parseXml } from '#tests/report/support/open-office.ts'
import { packedBytes, scriptsOf } from '#tests/support/page-scripts.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { Shape } from '#tests/support/schema-org.ts'
import { runningScripts, tags, text } from '#tests/ui/markup.tsx'

const ORIGIN = 'http://localhost'
const { browser } = await testPreflight()

const sitemap = await (await browser().get('/sitemap.xml')).text()
const listed = [...sitemap.matchAll(/<loc>http:\/\/localhost([^<]*)<\/loc>/g)].map(([, path = '']) => path)
const isListed = new Set(listed)

/** The language that an address says, and the address of the same in the plain one. */
const plainOf = (path: string) => {
  const { locale, path: plain } = readPlace(path, LOCALES)
  return { locale: locale ?? LOCALES[0], plain }
}
const isListedIn = (locale: string) => (path: string) => plainOf(path).locale === locale

type Page = { status: number; html: string; links: string[] }

/** Whoever walks far asks often, as many people do from many places. */
async function look(address: string): Promise<Page> {
  const visitor = browser()
  let answer = await visitor.get(address)
  // Some lead on, to where somebody stands: past a wish for a language, to a new check for whoever has none.
  for (let hops = 0; answer.status === 302 && hops < 3; hops += 1) answer = await visitor.follow(answer)
  const isPage = answer.headers.get('Content-Type')?.startsWith('text/html') ?? false
  const html = isPage ? await answer.text() : ''
  if (!isPage) await answer.body?.cancel()
  const named = [...tags(html, 'a'), ...tags(html, 'link'), ...tags(html, 'area')].flatMap(({ href }) => href ?? [])
  const shown = [...tags(html, 'img'), ...tags(html, 'script')].flatMap(({ src }) => src ?? [])
  return { status: answer.status, html, links: [...named, ...shown].map((link) => link.replaceAll('&amp;', '&')) }
}

/** By address without its anchor. Links are followed from the pages of the sitemap; all others are looked at alone. */
const pages = new Map<string, Page>()
/** Every internal link: where it stands, and where it leads. */
const links: { from: string; to: URL }[] = []
const waiting = ['/']
for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
  if (pages.has(address)) continue
  const page = await look(address)
  pages.set(address, page)
  if (!isListed.has(address)) continue
  for (const link of page.links) {
    const to = new URL(link, `${ORIGIN}${address}`)
    if (to.origin !== ORIGIN) continue
    links.push({ from: address, to })
    waiting.push(`${to.pathname}${to.search}`)
  }
}

const publicPages = listed.map((path) => ({ path, page: pages.get(path) }))
const htmlOf = (page: Page | undefined) => page?.html ?? ''

test('every internal link leads to something', () => {
  const dead = links.filter(({ to }) => pages.get(`${to.pathname}${to.search}`)?.status !== 200)

  expect(dead.map(({ from, to }) => `${from} -> ${to.pathname}${to.search}`)).toEqual([])
  expect(links.length).toBeGreaterThan(2_000)
})

test('every anchor of an internal link is there', () => {
  const lost = links.filter(({ to }) => {
    const page = pages.get(`${to.pathname}${to.search}`)
    return (
      to.hash !== '' && page?.status === 200 && !page.html.includes(` id="${decodeURIComponent(to.hash.slice(1))}"`)
    )
  })

  expect(lost.map(({ from, to }) => `${from} -> ${to.pathname}${to.hash}`)).toEqual([])
})

test('every page of the sitemap is reached from the start page by links', () => {
  expect(listed.filter((path) => !pages.has(path))).toEqual([])
  expect(new Set(listed).size).toBe(listed.length)
  for (const locale of LOCALES) expect(listed.filter(isListedIn(locale)).length, locale).toBeGreaterThan(170)
})

const metaOf = (html: string, key: string) =>
  tags(html, 'meta').find(({ name, property }) => name === key || property === key)?.content ?? ''
const titleOf = (html: string) => /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ''

test.each([
  ['title', titleOf, 15, 105],
  ['description', (html: string) => metaOf(html, 'description'), 50, 160],
] as const)('each page has a %s of its own in its language, of a fitting length', (_, read, least, most) => {
  const plain = (html: string) => read(html).replaceAll(/&(?:amp|quot|#x27|lt|gt);/g, '&')
  const said = publicPages.map(({ path, page }) => [`${plainOf(path).locale} ${plain(htmlOf(page))}`, path] as const)
  const first = new Map<string, string>(said.toReversed())

  expect(said.filter(([words, path]) => first.get(words) !== path)).toEqual([])
  expect(said.filter(([words]) => words.length - 3 < least || words.length - 3 > most)).toEqual([])
})

test('each page names its one address, and what it is shared as', () => {
  for (const { path, page } of publicPages) {
    const html = htmlOf(page)
    const canonical = tags(html, 'link').filter(({ rel }) => rel === 'canonical')

    expect(canonical.map(({ href }) => href)).toEqual([`${ORIGIN}${path}`])
    expect(metaOf(html, 'og:url')).toBe(`${ORIGIN}${path}`)
    const picture = metaOf(html, 'og:image').replace(ORIGIN, '')
    expect(picture, path).toMatch(/\/share\/[a-z-]+\/[a-z0-9-]+\.png(\?v=[0-9a-f]{12})?$/)
    expect(plainOf(picture).locale, path).toBe(plainOf(path).locale)
    expect(metaOf(html, 'twitter:card')).toBe('summary_large_image')
    expect(metaOf(html, 'robots'), path).toBe('')
    const feeds = tags(html, 'link').filter(({ type }) => type === 'application/atom+xml')
    expect(
      feeds.map(({ href }) => href),
      path,
    ).toEqual([placeIn(plainOf(path).locale, '/feed.atom')])
  }
})

test('each page says its language, and what it is in the others, as those say of it', () => {
  const alternates = new Map(
    publicPages.map(({ path, page }) => {
      const named = tags(htmlOf(page), 'link').filter(({ rel, hrefLang }) => rel === 'alternate' && hrefLang)
      return [path, named.map(({ hrefLang, href }) => [hrefLang, href?.replace(ORIGIN, '') || '/'])]
    }),
  )
  for (const { path, page } of publicPages) {
    const { locale, plain } = plainOf(path)
    const html = htmlOf(page)

    expect(tags(html, 'html')[0]?.lang, path).toBe(locale)
    expect(metaOf(html, 'og:locale'), path).toBe(formatOf(locale as Locale).replace('-', '_'))
    const expected = [...LOCALES.map((one) => [one, placeIn(one, plain)]), ['x-default', plain]]
    expect(alternates.get(path), path).toEqual(expected)
    for (const [, other = ''] of expected) expect(alternates.get(other), `${path} ${other}`).toEqual(expected)
    for (const item of html.matchAll(/"inLanguage":"([^"]*)"/g)) expect(item[1], path).toBe(locale)
  }
})

test('links of a page stay in its language, but for those that change it', () => {
  const strays = publicPages.flatMap(({ path, page }) => {
    const { locale } = plainOf(path)
    return tags(htmlOf(page), 'a').flatMap(({ href = '', hrefLang }) => {
      if (!href.startsWith('/')) return []
      const there = plainOf(href.replace(/[?#].*/, ''))
      const isOwn = href.replaceAll('&amp;', '&') === placeIn(locale, plainHref(href))
      const changes = hrefLang !== undefined && hrefLang !== locale && hrefLang === there.locale
      return isOwn || changes ? [] : [`${path} -> ${href}`]
    })
  })

  expect(strays).toEqual([])
})

/** Back from {@link placeIn}, with what is behind the path. */
function plainHref(href: string): string {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(href.replaceAll('&amp;', '&')) ?? []
  const entrance = rest.replace(/[?&]language=[a-z]{2}(?=#|$)/, '')
  return `${plainOf(path).plain}${entrance}`
}

test('each page leads to itself in every other language, and keeps what was asked of it', async () => {
  for (const { path, page } of publicPages) {
    const { locale, plain } = plainOf(path)
    const ways = tags(htmlOf(page), 'a').filter(({ hrefLang }) => hrefLang !== undefined)
    const others = LOCALES.filter((one) => one !== locale)

    expect(
      ways.map(({ href, hrefLang, lang }) => [href, hrefLang, lang]),
      path,
    ).toEqual(others.map((one) => [placeIn(one, plain), one, one]))
  }
  const { html } = await look('/de/glossary?q=rag&by=category')

  expect(tags(html, 'a').find(({ hrefLang }) => hrefLang === 'en')?.href).toBe('/glossary?q=rag&amp;by=category')
})

/** Pages below another one. */
const isBelow = (path: string) => /^\/(?!governance)[a-z-]+\/[^/]+$/.test(plainOf(path).plain)

test('each page says what it is in the shapes of schema.org, and where it stands', () => {
  for (const { path, page } of publicPages) {
    const written = htmlOf(page).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)
    const data = [...written].map(([, json = '']) => JSON.parse(json))
    for (const { '@context': context, ...item } of data) {
      expect(context).toBe('https://schema.org')
      expect(Shape.safeParse(item).error?.issues, JSON.stringify(item).slice(0, 400)).toBeUndefined()
    }
    const trails = data.filter(({ '@type': type }) => type === 'BreadcrumbList')
    if (isBelow(path)) expect(trails, path).toHaveLength(1)
  }
})

test('each page has one heading, and lets a keyboard skip to content, navigation and end', () => {
  for (const { path, page } of publicPages) {
    const html = htmlOf(page)
    const ways = tags(html, 'a').slice(0, 3)

    expect(tags(html, 'h1'), path).toHaveLength(1)
    expect(
      ways.map(({ href }) => href),
      path,
    ).toEqual(['#main', '#main-navigation', '#page-end'])
    expect(text(html), path).not.toMatch(/undefined|\[object|NaN\b/)
  }
})

test('each page runs files of ours alone, within its budget', () => {
  for (const { path, page } of publicPages) {
    const html = htmlOf(page)

    expect(
      runningScripts(html).filter(({ src }) => !src?.startsWith('/assets/')),
      path,
    ).toEqual([])
    expect(packedBytes(scriptsOf(html)), path).toBeLessThanOrEqual(BUDGETS.public)
  }
})

test('terms and questions are told where they stand', () => {
  const glossary = publicPages.filter(({ path }) => /^\/glossary\/./.test(plainOf(path).plain))
  expect(glossary).toHaveLength(48 * LOCALES.length)
  for (const { path, page } of glossary) {
    expect(htmlOf(page), path).toContain('"@type":"DefinedTerm"')
    expect(htmlOf(page), path).toContain('"@type":"FAQPage"')
  }
  const list = publicPages.find(({ path }) => path === '/glossary')
  if (list) expect(htmlOf(list.page)).toContain('"@type":"DefinedTermSet"')
})

test('a page that goes over its budget by a tenth is found, also by what its scripts import', () => {
  const noise = (bytes: number) => randomBytes(bytes).toString('latin1').replaceAll(/[^\w]/g, 'x')
  const files: Record<string, string> = {
    '/assets/a.js': 'import{x}from"./b.js";import("./c.js")',
    '/assets/b.js': noise(4_000),
    '/assets/c.js': randomBytes(BUDGETS.public * 1.1).toString('hex'),
  }
  const read = (address: string) => files[address] ?? ''
  const scripts = scriptsOf('<script type="module" src="/assets/a.js"></script>', read)

  expect(scripts).toEqual(['/assets/a.js', '/assets/b.js', '/assets/c.js'])
  const bytes = packedBytes(scripts, read)
  expect(bytes).toBeGreaterThan(BUDGETS.public * 1.1)
  expect(packedBytes(['/assets/b.js'], read)).toBeLessThan(BUDGETS.public)
})

test('robots may read what is listed and what it shows, and nothing of anybody', async () => {
  const rules = (await (await browser().get('/robots.txt')).text()).split('\n')
  const allowed = rules.flatMap((rule) => (rule.startsWith('Allow: ') ? [rule.slice('Allow: '.length)] : []))
  const isAllowed = (path: string) =>
    allowed.some((rule) => (rule.endsWith('$') ? path === rule.slice(0, -1) : path.startsWith(rule)))

  expect(listed.filter((path) => !isAllowed(path))).toEqual([])
  for (const path of [
    '/assets/a.js',
    '/share/site/preflight.png',
    '/de/share/site/preflight.png',
    '/de/feed.atom',
    '/feed.atom',
    '/report-page.png',
  ])
    expect(isAllowed(path), path).toBe(true)
  for (const path of [
    '/start',
    '/sign-in',
    '/assessments/x',
    '/claim',
    '/shared/x',
    '/pilots',
    '/governance/keep',
    '/account',
    '/answer/x',
    '/governance/check?a=b',
    '/de/governance/check?a=b',
    '/de/start',
    '/de/assessments/x',
    '/dex',
  ]) {
    expect(isAllowed(path), path).toBe(false)
  }
  expect(rules).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`)
})

test('the sitemap and the feed are XML, the glossary is JSON, each with its type', async () => {
  const read = async (path: string) => {
    const answer = await browser().get(path)
    return [answer.headers.get('Content-Type'), await answer.text()] as const
  }
  const [mapType, map] = await read('/sitemap.xml')
  const [feedType, feed] = await read('/feed.atom')
  const [fileType, file] = await read('/glossary.json')

  expect([mapType, feedType, fileType]).toEqual([
    'application/xml; charset=utf-8',
    'application/atom+xml; charset=utf-8',
    'application/json',
  ])
  expect(parseXml(map).children.length).toBeGreaterThan(0)
  expect(feed.match(/<entry>/g)?.length).toBeGreaterThan(48)
  expect(feed).toMatch(/<title>Catalogue \d{4}-\d{2}/)
  expect(parseXml(feed).children.length).toBeGreaterThan(0)
  expect(JSON.parse(file).terms).toHaveLength(48)
})
