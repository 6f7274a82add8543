import { expect, test } from 'vitest'
import { LOCALES } from '#app/messages/locales.ts'
import { loadMeasureFace } from '#app/report/charts/rasterise.server.ts'
import { CARD, drawShareCard } from '#app/report/share/draw-share-card.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { tags } from '#tests/ui/markup.tsx'

const { browser, start } = await testPreflight()
const catalogues = LOCALES.map((locale) => loadCatalogue({ locale }))
const TEMPLATE = catalogues[0]?.actions[0]?.id
const measure = await loadMeasureFace()

/** Lines of a drawing, with where each ends and how large it is. */
const linesOf = (svg: string) =>
  [...svg.matchAll(/<text ([^>]*)>([^<]+)<\/text>/g)].map(([, attributes = '', words = '']) => {
    const of = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1]
    const face = { size: Number(of('font-size')), isSerif: of('font-family') !== undefined }
    return {
      y: Number(of('y')),
      end: Number(of('x')) + measure(words, face),
      isAtEnd: of('text-anchor') === 'end',
      words,
    }
  })

test('every name and its sentence have room on the picture, whole', () => {
  for (const { name, text } of [
    ...catalogues.flatMap(({ techniques }) => techniques.map(({ name, definition }) => ({ name, text: definition }))),
    ...catalogues.flatMap(({ useCases }) => useCases.map(({ name, description }) => ({ name, text: description }))),
  ]) {
    const lines = linesOf(drawShareCard({ kind: 'Glossary', name, text, foot: 'Foot' }, measure))
    expect(lines.filter(({ end, isAtEnd }) => !isAtEnd && end > CARD.width - 44).map(({ words }) => words)).toEqual([])
    expect(lines.map(({ words }) => words).join(' '), name).not.toContain('…')
    expect(lines.map(({ words }) => words.replaceAll('&amp;', '&')).join(' ')).toContain(name)
  }
})

test('a name of one endless word and a text of any length are cut, and stay on the picture', () => {
  const card = { kind: 'K', name: 'Donaudampfschifffahrtsgesellschaft'.repeat(4), text: 'word '.repeat(400), foot: 'F' }
  const lines = linesOf(drawShareCard(card, measure))

  expect(lines.filter(({ end, isAtEnd }) => !isAtEnd && end > CARD.width - 44)).toEqual([])
  expect(Math.max(...lines.map(({ y }) => y))).toBeLessThan(CARD.height)
  expect(lines.filter(({ words }) => words.endsWith('…'))).toHaveLength(2)
})

test('a picture is a PNG of 1200 × 630, for ever under an address with its hash, and other sites may show it', async () => {
  const visitor = browser()
  const html = await (await visitor.get('/')).text()
  const address = tags(html, 'meta').find(({ property }) => property === 'og:image')?.content ?? ''
  const picture = await visitor.get(address.replace('http://localhost', ''))
  const png = Buffer.from(await picture.arrayBuffer())
  const etag = picture.headers.get('ETag') ?? ''
  const [again, dated, wrong] = await Promise.all([
    visitor.get('/share/site/preflight.png', { 'If-None-Match': etag }),
    visitor.get(`/share/site/preflight.png?v=${etag.replaceAll('"', '')}`),
    visitor.get('/share/site/preflight.png?v=0'),
  ])

  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
  expect(picture.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
  expect(again.status).toBe(304)
  expect(dated.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
  expect(wrong.headers.get('Cache-Control')).toBe('public, max-age=86400')
})

test.each(['technique/nothing', 'site/other', 'nothing/rag', 'use-case/rag'])('%s has no picture', async (path) => {
  expect((await browser().get(`/share/${path}.png`)).status).toBe(404)
})

test.each([
  ['publicPdf', { open: 503, own: 200 }],
  ['pdf', { open: 200, own: 503 }],
] as const)(
  'what strangers ask for is drawn apart from reports: without %s the others are made',
  async (ended, expected) => {
    const { app, services } = await start()
    const visitor = new Browser(app, { address: '198.51.100.20' })
    const id = await visitor.start()
    await services[ended].close()
    const statusOf = async (path: string) => (await visitor.get(path)).status

    expect(await statusOf('/share/site/preflight.png')).toBe(expected.open)
    expect(await statusOf(`/actions/${TEMPLATE}/template.docx`)).toBe(expected.open)
    expect(await statusOf(`/assessments/${id}/report.docx`)).toBe(expected.own)
  },
)
