import { expect, test } from 'vitest'
import { openOffice } from '#tests/report/support/open-office.ts'
import { testPreflight } from '#tests/support/preflight.ts'

const { browser, admin } = await testPreflight()
const guest = browser()
const id = await guest.start({ company: 'Müller & Söhne' })
await guest.post(`/assessments/${id}/answers/q-kpi-definition`, {
  'q-kpi-definition.answer': 'level:1',
  'q-kpi-definition.version': '0',
  'q-kpi-definition.opId': crypto.randomUUID(),
})
const file = (path: string) => guest.get(`/assessments/${id}/${path}`)

test.each([
  ['report.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['report.pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['report.json', 'application/json'],
  ['charts/radar.png', 'image/png'],
  ['charts/dimensions.svg', 'image/svg+xml; charset=utf-8'],
])('%s is a file with the company’s name that nobody keeps', async (path, type) => {
  const { status, headers } = await file(path)

  expect(status).toBe(200)
  expect(headers.get('Content-Type')).toBe(type)
  expect(headers.get('Cache-Control')).toBe('no-store')
  expect(headers.get('Content-Disposition')).toMatch(/^attachment; .*filename\*=UTF-8''M%C3%BCller%20%26%20S%C3%B6hne/)
})

test('every file comes in the language that is asked for, with the same figures', async () => {
  const [english, german] = await Promise.all(
    ['report.json', 'report.json?in=de'].map(async (path) => (await file(path)).json()),
  )
  const named = (await file('report.docx?in=de')).headers.get('Content-Disposition')
  const chart = await (await file('charts/dimensions.svg?in=de')).text()

  expect([english.locale, german.locale]).toEqual(['en', 'de'])
  expect(german.cover.title).toBe('KI-Reife des Marketings')
  expect(german.score.dimensions).toEqual(english.score.dimensions)
  expect(named).toContain('KI-Reife%20des%20Marketings.docx')
  expect(chart).toContain('KPIs und Nutzen')
})

test('the page offers the other language, and its files keep it', async () => {
  const english = await (await file('report')).text()
  const german = await (await file('report?in=de')).text()

  expect(english).toContain('Language of the report: English')
  expect(english).toContain(`/assessments/${id}/report?in=de`)
  expect(german).toContain('Language of the report: German')
  expect(german).toMatch(/<article[^>]*lang="de"/)
  expect(german).toContain(`/assessments/${id}/report.pdf?in=de`)
  expect(german).toContain('Reife je Dimension')
})

test('the report is in the language of its client, whoever reads it', async () => {
  const other = browser()
  const theirs = await other.start()
  await admin`
    update app.clients set language = 'de' where id = (select client_id from app.assessments where id = ${theirs})`

  const page = await (await other.get(`/assessments/${theirs}/report`)).text()

  expect(page).toMatch(/<html[^>]*lang="en"/)
  expect(page).toMatch(/<article[^>]*lang="de"/)
})

test('Word gets the paper that is asked for', async () => {
  const widthOf = async (query: string) => {
    const bytes = new Uint8Array(await (await file(`report.docx${query}`)).arrayBuffer())
    return /<w:pgSz [^>]*w:w="(\d+)"/.exec(openOffice(bytes).text('word/document.xml'))?.[1]
  }

  expect(await widthOf('')).toBe('11906')
  expect(await widthOf('?paper=letter')).toBe('12240')
})

test('the JSON holds the report, the result behind it, and what it was made from', async () => {
  const first = await (await file('report.json')).json()
  const second = await (await file('report.json')).json()

  expect(first).toMatchObject({
    format: 'preflight-report-1',
    shape: 1,
    inputs: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    cover: { company: 'Müller & Söhne' },
    score: { form: expect.any(String), readiness: { lo: expect.any(Number) } },
  })
  expect(second).toEqual(first)
})

test('a picture has its title, whose it is, and words for those who do not see it', async () => {
  const { headers } = await file('charts/dimensions.svg')
  const svg = await (await file('charts/dimensions.svg')).text()

  expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
  expect(svg).toContain('>Readiness by dimension, of 100</text>')
  expect(svg).toContain('Müller &amp; Söhne · ')
  expect(svg).toMatch(/<title>KPIs and value: [\d–]+|<title>Pilot/)
})

test('what the report has nothing of is not drawn, and says so', async () => {
  const other = browser()
  const theirs = await other.start()
  const { status } = await other.get(`/assessments/${theirs}/charts/roadmap.png`)

  expect(status).toBe(409)
})

test.each(['charts/pie.svg', 'charts/radar.gif', 'charts/radar'])('%s is not there, and says so', async (path) => {
  expect((await file(path)).status).toBe(404)
})
