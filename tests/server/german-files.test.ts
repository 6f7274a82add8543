import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatsOf } from '#app/core/templates/template-formats.ts'
import { xmlText } from '#app/server/spreadsheet/xml-tags.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { readPdf } from '#tests/report/support/read-pdf.ts'
import { openZip } from '#tests/support/archive.ts'
import { englishFinder } from '#tests/support/english.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { aSignedPilot } from '#tests/support/signed-pilots.ts'
import { anOwner } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const { browser, admin, services } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())

const ALLOWED = readFileSync(new URL('../support/english-terms.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
const findEnglish = englishFinder(ALLOWED)

let owner: Awaited<ReturnType<typeof anOwner>>
let check = ''
let desk = ''
let pilot = ''
let system = ''

beforeAll(async () => {
  // Reading a language takes seconds where all cores are busy; requests meanwhile are told to come again.
  services.inLanguage('de').law()
  owner = await anOwner({ browser, admin, mailbox }, 'inhaberin@example.com', 'Beispiel GmbH')
  await owner.browser.get('/start?language=de')
  check = `/assessments/${owner.assessmentId}`
  desk = `/workspaces/${owner.workspaceId}`
  await owner.browser.post(desk, { intent: 'kind', kind: 'consultancy' })
  for (const { id, kind } of services.catalogue.questions) {
    if (kind !== 'level') continue
    const fields = { answer: 'level:1', version: '0', opId: crypto.randomUUID() }
    const prefixed = Object.entries(fields).map(([name, typed]): [string, string] => [`${id}.${name}`, typed])
    await owner.browser.post(`${check}/answers/${id}`, prefixed)
  }
  for (const name of ['Auskunft', 'Lead-Bewertung']) {
    const added = await owner.browser.post(`${check}/governance/new`, { kind: '', name })
    system = added.headers.get('Location')?.split('/').at(-1) ?? ''
    const answers = { 'prohibited-practice': 'no', 'personal-data': 'yes', 'gdpr-basis': 'yes' }
    for (const [question, answer] of Object.entries(answers)) {
      await admin`
        insert into app.ai_system_answers (workspace_id, system_id, part, question_id, answer, answered_by)
        values (${owner.workspaceId}, ${system}, 'privacy', ${question}, ${answer}, ${owner.userId})`
    }
  }
  const [client] = await admin<
    { id: string }[]
  >`select client_id as id from app.assessments where id = ${owner.assessmentId}`
  const scope = { workspaceId: owner.workspaceId, actorId: owner.userId }
  const id = await aSignedPilot({ database: services.database, scope, clientId: client?.id ?? '' }, 8, {
    name: 'Antworten schneller',
  })
  pilot = `/pilots/${id}`
  await owner.browser.post(`${pilot}/gate`, { intent: 'open' })
})

/** The name in its own letters, as a browser saves it. */
const nameOf = ({ headers }: Response): string =>
  decodeURIComponent(/filename\*=UTF-8''(\S+)/.exec(headers.get('Content-Disposition') ?? '')?.[1] ?? '')

/** Every cell of all sheets, what they offer to choose from, and what the sheets are called. */
function sheetOf(bytes: Uint8Array): string[] {
  const files = unzipSync(bytes, {
    filter: ({ name }) => /^xl\/(workbook|sharedStrings|worksheets\/\w+)\.xml$/.test(name),
  })
  return Object.values(files).flatMap((file) =>
    [...strFromU8(file).matchAll(/<t(?: [^>]*)?>([^<]*)<|<formula1>([^<]*)<|<sheet name="([^"]*)"/g)].map(
      ([, text, list, name]) => xmlText(text ?? list ?? name ?? ''),
    ),
  )
}

/** What stands between two marks of a document, its foot and its notes too. */
function documentTexts(bytes: Uint8Array): string[] {
  const files = unzipSync(bytes, {
    filter: ({ name }) => /^word\/(document|header|footer|footnotes)\d*\.xml$/.test(name),
  })
  return Object.values(files).flatMap((file) =>
    strFromU8(file)
      .split('</w:p>')
      .map((paragraph) => xmlText(paragraph.replaceAll(/<[^>]+>/g, '')).trim())
      .filter((text) => text !== ''),
  )
}

async function pdfTexts(bytes: Uint8Array): Promise<string[]> {
  const { texts } = await readPdf(bytes)
  return texts.flatMap((text) => text.split(/(?<=[.:?!]) /))
}

/** The texts of a file, whatever its kind. */
async function textsIn(response: Response, name: string): Promise<string[]> {
  if (name.endsWith('.xlsx')) return sheetOf(new Uint8Array(await response.arrayBuffer()))
  if (name.endsWith('.zip')) return ((await openZip(response))['README.txt'] ?? '').split('\n')
  if (name.endsWith('.pdf')) return pdfTexts(new Uint8Array(await response.arrayBuffer()))
  if (name.endsWith('.docx')) return documentTexts(new Uint8Array(await response.arrayBuffer()))
  return (await response.text()).replaceAll(/\r\n[ \t]/g, '').split(/[\r\n;,"]+/)
}

const FILES: [string, () => string, RegExp][] = [
  ['list of clients', () => `${desk}/clients.csv`, /Kunden/],
  ['list of clients as a workbook', () => `${desk}/clients.xlsx`, /Kunden/],
  ['register', () => `${check}/governance/export/csv`, /KI-Systeme/],
  ['register as a workbook', () => `${check}/governance/export/xlsx`, /KI-Systeme/],
  ['record of processing', () => `${check}/governance/record.xlsx`, /Verzeichnis/],
  ['actions', () => `${check}/roadmap/actions/csv`, /Maßnahmen/],
  ['actions as a workbook', () => `${check}/roadmap/actions/xlsx`, /Maßnahmen/],
  ['answers', () => `${check}/answers.xlsx`, /Antworten/],
  ['empty sheet of answers', () => `${desk}/import/answers.xlsx`, /Antworten/],
  ['template', () => `${check}/templates/kpi-sheet.xlsx`, /./],
  ['workspace', () => `${desk}/export.zip`, /Preflight/],
  ['figures of a chart', () => `${pilot}/charts/minutes/csv`, /./],
  ['charter', () => `${pilot}/charter.pdf`, /Pilotauftrag/],
  ['evidence of a decision', () => `${pilot}/gate/1/evidence.pdf`, /Antworten schneller/],
  ['entry of the record', () => `${check}/governance/${system}/record.docx`, /Lead-Bewertung/],
  ['draft of an impact assessment', () => `${check}/governance/${system}/assessment.docx`, /Lead-Bewertung/],
  ['the same as a PDF', () => `${check}/governance/${system}/assessment.pdf`, /Lead-Bewertung/],
  ['blank template of an action', () => '/de/actions/act-kpi-definition-2/template.docx', /./],
]

describe('a German reader saves', () => {
  test.each(FILES)('%s', async (_, pathOf, called) => {
    const response = await owner.browser.get(pathOf())
    const name = nameOf(response)

    expect(
      response.status,
      await response
        .clone()
        .text()
        .then((text) => text.slice(0, 300)),
    ).toBe(200)
    expect(name).toMatch(called)
    const texts = [name, ...(await textsIn(response, name))]
    expect(texts.length).toBeGreaterThan(0)
    expect(texts.flatMap((text) => findEnglish(text) ?? [])).toEqual([])
  })

  const { templates, useCases } = loadCatalogue({ locale: 'de' })
  test.each(templates.map((template) => [template.id, template] as const))('half filled: %s', async (id, template) => {
    await admin`delete from sys.rate_limits`
    const found: unknown[] = []
    for (const format of ['md', ...formatsOf(template).filter((one) => one !== 'md')]) {
      const path = `${check}/templates/${id}.${format}?useCase=${useCases[0]?.id}`
      const response = await owner.browser.get(path)
      expect(response.status, path).toBe(200)
      const name = nameOf(response)
      const texts = [name, ...(await textsIn(response, name))]
      expect(texts.length).toBeGreaterThan(5)
      found.push(...texts.flatMap((text) => findEnglish(text) ?? []))
    }
    expect(found).toEqual([])
  })

  test('what cells of a register and of an action offer, in German', async () => {
    await admin`delete from sys.rate_limits`
    const offered = async (path: string) => {
      const files = unzipSync(new Uint8Array(await (await owner.browser.get(path)).arrayBuffer()))
      const sheets = Object.entries(files).filter(([name]) => name.startsWith('xl/worksheets/'))
      return sheets.flatMap(([, file]) =>
        [...strFromU8(file).matchAll(/<formula1>([^<]*)</g)].map(([, list = '']) => xmlText(list)),
      )
    }
    const lists = [
      ...(await offered(`${check}/answers.xlsx`)),
      ...(await offered('/de/actions/act-kpi-definition-2/template.xlsx')),
    ]

    expect(lists.length).toBeGreaterThan(10)
    expect(lists.join()).toContain('nicht sicher')
    expect(lists.join()).not.toMatch(/\b(?:yes|both|not sure|weekly|monthly|higher|lower)\b/i)
  })

  test('files for programs, by German names', async () => {
    const named = async (path: string) => nameOf(await owner.browser.get(path))

    expect(await named('/account/export.json')).toBe('Preflight Konto.json')
    expect(await named(`${pilot}/export.json`)).toBe('Antworten schneller, Pilotdaten.json')
    const register = await owner.browser.get(`${check}/governance/export/json`)
    expect((await register.json()).notice).toBe('Keine Rechtsberatung.')
  })

  test.each(['governance/duties', 'roadmap/actions'])('the calendar of %s, without a session', async (page) => {
    const made = await (await owner.browser.post(`${check}/${page}`, { intent: 'start' })).text()
    const address = /\/calendar\/[\w-]{43}\.ics\?in=de/.exec(made)?.[0] ?? ''
    const file = await browser().get(address)
    const calendar = new ICAL.Component(ICAL.parse(await file.text()))
    const own = (event: ICAL.Component) =>
      ['summary', 'description', 'categories'].map((name) => String(event.getFirstPropertyValue(name) ?? ''))
    const texts = [
      String(calendar.getFirstPropertyValue('x-wr-calname')),
      ...calendar.getAllSubcomponents('vevent').flatMap(own),
    ]

    expect(file.headers.get('Set-Cookie')).toBeNull()
    expect(nameOf(file)).toBe(page === 'roadmap/actions' ? 'Maßnahmen.ics' : 'KI-Pflichten.ics')
    expect(texts.length).toBeGreaterThan(page === 'roadmap/actions' ? 2 : 0)
    expect(texts.flatMap((text) => findEnglish(text) ?? [])).toEqual([])
    // An address from before says no language: its client's is English.
    const plain = await (await browser().get(address.replace('?in=de', ''))).text()
    expect(plain).toMatch(/X-WR-CALNAME:(AI duties of|Actions)/)
    await admin`update app.clients set language = 'de' where workspace_id = ${owner.workspaceId}`
    expect(await (await browser().get(address.replace('?in=de', ''))).text()).toMatch(/X-WR-CALNAME:(KI|Maß)/)
    await admin`update app.clients set language = 'en' where workspace_id = ${owner.workspaceId}`
  })
})
