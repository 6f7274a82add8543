import { expect, test } from 'vitest'
import { readPdf } from '#tests/report/support/read-pdf.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { runningScripts, tags, text } from '#tests/ui/markup.tsx'

const { browser, services } = await testPreflight()

const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())

test('the page shows the whole report, says that it is invented, and leads to its parts without a script', async () => {
  const answer = await browser().get('/sample-report')
  const html = await answer.text()
  const said = text(html)
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))

  expect(answer.status).toBe(200)
  expect(said).toContain('Everything here is invented')
  expect(said).toContain('Zwölfbaum Gartenversand GmbH (invented)')
  expect(said).toContain('Our answer is no, for three reasons.')
  expect(said).toContain('Stop: ')
  expect(runningScripts(html)).toEqual([])
  expect(tags(html, 'a').find(({ href }) => href === '/use-cases/uc-support-chatbot')).toBeDefined()
  const anchors = tags(html, 'a').flatMap(({ href }) => (href?.startsWith('#') ? [href.slice(1)] : []))
  expect(anchors.length).toBeGreaterThan(20)
  expect(anchors.filter((anchor) => !ids.has(anchor))).toEqual([])
})

test('the PDF is marked as invented on every page, and is the same for everybody', async () => {
  const first = await browser().get('/sample-report.pdf')
  const again = await browser().get('/sample-report.pdf')
  const bytes = await bytesOf(first)
  const { texts } = await readPdf(bytes)

  expect(first.status).toBe(200)
  expect(first.headers.get('Content-Type')).toBe('application/pdf')
  expect(first.headers.get('Cache-Control')).toBe('public, max-age=3600')
  expect(Buffer.from(await bytesOf(again)).equals(Buffer.from(bytes))).toBe(true)
  expect(texts.length).toBeGreaterThan(30)
  for (const [page, said] of texts.entries()) {
    expect(said, `page ${page + 1}`).toContain('(invented)')
    expect(said, `page ${page + 1}`).toContain('Invented company, invented answers')
  }
}, 120_000)

test('whoever has the file already gets nothing sent, and each file has its own mark', async () => {
  const visitor = browser()
  const { headers } = await visitor.get('/sample-report.pdf')
  const etag = headers.get('ETag') ?? ''
  const known = await visitor.get('/sample-report.pdf', { 'If-None-Match': `"other", ${etag}` })
  const letter = await visitor.get('/sample-report.pdf?paper=letter')
  const word = await visitor.get('/sample-report.docx')

  expect(etag).toMatch(/^(?:W\/)?"[\w-]{20,}"$/)
  expect(known.status).toBe(304)
  expect(await known.text()).toBe('')
  expect(known.headers.get('ETag')).toBe(etag)
  expect(letter.headers.get('ETag')).not.toBe(etag)
  expect(word.status).toBe(200)
  expect(word.headers.get('Content-Disposition')).toContain('Preflight sample report.docx')
}, 120_000)

test('no number of requests draws anything once the files are there', async () => {
  const visitor = browser()
  for (const file of ['pdf', 'pdf?paper=letter', 'docx']) await visitor.get(`/sample-report.${file}`)
  // Whoever wanted to draw now would get a refusal.
  await services.pdf.close()
  const asked = ['.pdf', '.pdf?paper=a4', '.pdf?paper=b5', '.pdf?x=1', '.pdf?paper=letter', '.docx']
  const answers = await Promise.all(
    asked.flatMap((file) => [file, file]).map((file) => visitor.get(`/sample-report${file}`)),
  )

  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
}, 120_000)
