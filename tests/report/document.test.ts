import { beforeAll, expect, test, vi } from 'vitest'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { renderDocument } from '#app/report/render-document.server.tsx'
import { readPdf } from './support/read-pdf.ts'
import { emptySheet, reportOf, sheetOf, someSheet } from './support/sample-report.ts'
import { aReport } from './support/small-report.ts'

type Read = Awaited<ReturnType<typeof readPdf>>

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let model: ReportModel
let read: Read

beforeAll(async () => {
  model = reportOf(someSheet)
  read = await readPdf(await renderDocument(model, 'a4'))
})

test('the same model gives the same bytes', async () => {
  const [first, second] = [await renderDocument(aReport(), 'a4'), await renderDocument(aReport(), 'a4')]

  expect(Buffer.compare(first, second)).toBe(0)
})

test('the date inside comes from the model, not from the clock', async () => {
  const { pdf } = await readPdf(await renderDocument(aReport({ madeOn: '2025-01-31' }), 'a4'))

  const { info } = await pdf.getMetadata()
  expect(info).toMatchObject({ CreationDate: 'D:20250131000000Z' })
})

test('title, author and language are set', async () => {
  const { info } = await read.pdf.getMetadata()

  expect(info).toMatchObject({
    Title: 'Müller & Söhne Großhandels GmbH: AI readiness of marketing',
    Author: 'Preflight',
    Language: 'en',
  })
})

test('the second page begins with the headline and says what is asked today', () => {
  expect(read.texts[1]).toContain(model.summary.headline.replaceAll('\u00a0', ' '))
  expect(read.texts[1]).toContain('What is asked of you today')
})

test('every page but the cover has the client’s name above and its number below', () => {
  const total = read.pdf.numPages

  read.texts.slice(1).forEach((text, index) => {
    expect(text).toContain('Müller & Söhne Großhandels GmbH')
    expect(text).toContain(`${index + 2} / ${total}`)
  })
})

test('that it is not legal advice is said once', () => {
  expect(read.texts.join(' ').match(/not legal advice/gi)).toHaveLength(1)
})

test('the outline leads to the sections', async () => {
  const outline = await read.pdf.getOutline()

  const titles = outline.map(({ title }) => title)
  expect(titles).toEqual(
    expect.arrayContaining([model.summary.headline, 'Where you could start', 'Techniques', model.roadmap?.title]),
  )
})

test('the candidate and the references are live links', async () => {
  const annotations = (await Promise.all(read.pages.map((page) => page.getAnnotations()))).flat()

  const links = annotations.filter(({ subtype }) => subtype === 'Link')
  expect(links.some(({ dest }) => dest === model.summary.candidate?.id)).toBe(true)
  expect(links.some(({ url }) => url?.startsWith('https://doi.org/'))).toBe(true)
})

test('the roadmap lies on its side', () => {
  const roadmap = read.texts.findLastIndex((text) => text.includes('Roadmap: '))

  const { width, height } = read.pages[roadmap]?.getViewport({ scale: 1 }) ?? { width: 0, height: 0 }
  expect(width).toBeGreaterThan(height)
})

test('a table that goes on repeats its head', () => {
  const first = read.texts.findIndex((text) => text.includes('Done when'))
  const next = read.texts[first + 1] ?? ''

  expect(next.indexOf('Done when')).toBeGreaterThan(0)
  expect(next.indexOf('Done when')).toBeLessThan(next.indexOf('days'))
})

test.each([
  ['a4', 595, 842],
  ['letter', 612, 792],
] as const)('%s pages have their size', async (paper, width, height) => {
  const { pages } = await readPdf(await renderDocument(aReport(), paper))

  const viewport = pages[0]?.getViewport({ scale: 1 })
  expect([Math.round(viewport?.width ?? 0), Math.round(viewport?.height ?? 0)]).toEqual([width, height])
})

test('sections without content are left out', async () => {
  const { texts } = await readPdf(await renderDocument(reportOf(emptySheet), 'a4'))

  const all = texts.join(' ')
  for (const title of ['Roadmap', 'Actions', 'Answers', 'What cost the points', 'To be checked', 'Claims to test']) {
    expect(all).not.toContain(title)
  }
  expect(all).toContain('Nothing is answered yet.')
})

test('a name of 200 letters without a space stays on its page', async () => {
  const { texts, pages } = await readPdf(await renderDocument(aReport({ company: 'Ä'.repeat(200) }), 'a4'))

  expect(texts[0]?.replace(/[^Ä]/g, '')).toHaveLength(200)
  const items = (await pages[0]?.getTextContent())?.items ?? []
  for (const item of items) {
    if ('str' in item) expect(item.transform[4] + item.width).toBeLessThan(595)
  }
})

test('a picture that does not travel with the model is not fetched', async () => {
  const picture = { width: 10, height: 10, ground: 'paper' } as const
  const brand = {
    logo: { ...picture, source: 'http://127.0.0.1:9/logo.png' },
    clientLogo: { ...picture, source: '/etc/hostname' },
  }

  await expect(renderDocument(aReport({ brand }), 'a4')).resolves.toBeInstanceOf(Uint8Array)
})

test.each([
  ['some answers', someSheet, 'letter'],
  ['all at the lowest', sheetOf({}, 0), 'a4'],
] as const)('with %s no page ends with a heading or the head of a table', async (_, sheet, paper) => {
  const report = reportOf(sheet)
  const headings = new Set([
    ...Object.values(report.labels),
    ...report.dimensions.map(({ name }) => name),
    ...report.techniques.map(({ name }) => name),
    ...report.pitfalls.map(({ name }) => name),
  ])

  const { pages } = await readPdf(await renderDocument(report, paper))

  for (const [index, page] of pages.entries()) {
    const { items } = await page.getTextContent()
    const words = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item.str.trim()] : []))
    const last = words.slice(0, words.lastIndexOf('Confidential')).at(-1) ?? ''
    expect(headings.has(last), `page ${index + 1} ends with ${last}`).toBe(false)
  }
})

test('a note longer than a page goes on', async () => {
  const note = Array.from({ length: 600 }, (_, index) => `Wort${index}`).join(' ')
  const details = { 'q-pilot-scope': { note } }

  const { texts } = await readPdf(await renderDocument(reportOf(someSheet, { details }), 'a4'))

  expect(texts.join(' ')).toContain('Wort0')
  expect(texts.join(' ')).toContain('Wort599')
})

test('a report whose answers can still change says so on its cover and on every page', async () => {
  const draft = reportOf(someSheet, { submittedOn: undefined, isDraft: true })
  const { texts } = await readPdf(await renderDocument(draft, 'a4'))

  expect(draft.cover.draft).toMatch(/^Draft, \d+.\w+.20\d\d, not submitted$/)
  for (const text of texts) expect(text).toMatch(/Draft, \d+ \w+ 20\d\d, not submitted/)
  expect(read.texts.join(' ')).not.toContain('not submitted')
})

test('where nothing is answered there is a cover and one page that says what to do', async () => {
  const { texts } = await readPdf(await renderDocument(reportOf(emptySheet), 'a4'))

  expect(texts).toHaveLength(2)
  expect(texts[1]).toContain('Nothing is answered yet')
  expect(texts[1]).toContain('Answer the questions')
})

test('the cover says what was checked; the scope that was answered stands in the appendix', () => {
  const [cover = '', ...others] = read.texts
  const [first] = model.cover.scope

  expect(cover).toMatch(/\d+ use cases and \d+ techniques of AI in marketing/)
  expect(cover).toContain('In mind: Editorial pipeline and multilingual localisation; Tier-1 support chatbot.')
  expect(cover).not.toContain(first?.label)
  expect(others.join(' ')).toContain(first?.label)
})
