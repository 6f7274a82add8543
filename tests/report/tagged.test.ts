import { beforeAll, describe, expect, test, vi } from 'vitest'
import { viewTriage } from '#app/core/governance/views/view-triage.ts'
import type { DraftModel, DraftSection } from '#app/report/draft/draft-model.ts'
import { buildCheckSheet } from '#app/report/governance/build-check-sheet.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { renderCheck } from '#app/report/render-check.server.tsx'
import { renderDocument, renderDraft } from '#app/report/render-document.server.tsx'
import { markStructure } from '#app/report/tagging/marks.ts'
import { NOTHING_SPECIAL } from '#tests/core/governance/screening/screening-scenarios.ts'
import { answersOf, rules, triageOf } from '#tests/support/ai-act-rules.ts'
import { screeningViewOf } from '#tests/support/screening-rules.ts'
import { pagesOf, parsePdf, writtenIn } from './support/pdf-file.ts'
import { nameOf } from './support/pdf-reader.ts'
import { readStructure, type Structure } from './support/read-structure.ts'
import { reportOf, someSheet } from './support/sample-report.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

/** Long enough to go on over several pages. */
const LONG = 'What was measured, by whom, and what it was compared with. '.repeat(110)

const written: DraftSection = {
  title: 'Minutes for each text',
  about: 'Twelve weeks.',
  source: 'Art. 5',
  entries: [{ name: 'What it shows', source: '', lines: [{ kind: 'said', text: LONG }] }],
  picture: { width: 100, height: 40, marks: [{ id: 'a', is: 'path', role: 'centre', d: 'M0 20H100' }] },
  table: {
    columns: [
      { label: 'Week', share: 1 },
      { label: 'Minutes', share: 1 },
    ],
    rows: [
      ['1', '18'],
      ['2', '16'],
    ],
  },
}

const pilots: NonNullable<ReportModel['pilots']> = {
  design: {
    title: 'Pilots',
    intro: 'One.',
    pilots: [{ id: 'p', name: 'Faster texts', says: 'Yes.', sections: [written] }],
  },
  evidence: null,
}

const governance: NonNullable<ReportModel['governance']> = {
  title: 'AI Act and data protection',
  intro: 'Two systems.',
  systems: ['Ask Brand', 'CV ranking'].map((name) => ({
    id: name,
    name,
    status: 'In use',
    tone: 'open',
    verdict: 'To be looked at',
    rows: ['Role', 'Class', 'Duties'].map((label) => ({ label, text: `${label} of ${name}` })),
  })),
  duties: {
    title: 'Duties',
    intro: 'By date.',
    columns: { duty: 'Duty', systems: 'Systems', when: 'By', state: 'State' },
    rows: [{ id: 'd', duty: 'AI literacy', article: 'Art. 4', systems: 'all', when: 'now', state: 'open' }],
  },
}

const draft: DraftModel = {
  locale: 'de',
  madeOn: '2026-11-23',
  company: 'Müller & Söhne',
  title: 'Record of processing',
  subtitle: 'Ask Brand, 23 November 2026',
  intro: ['A draft.'],
  sections: [written, { ...written, title: 'Second' }],
  closing: 'This is not legal advice.',
}

const sheet = buildCheckSheet(
  { triage: viewTriage(rules, triageOf('s10'), answersOf('s10')), screening: screeningViewOf(NOTHING_SPECIAL, 'de') },
  { locale: 'en', name: 'CV ranking', href: 'https://preflight.example/' },
)

const model: ReportModel = { ...reportOf(someSheet), governance, pilots }

const DOCUMENTS = {
  report: () => renderDocument(model, 'a4'),
  draft: () => renderDraft(draft, 'letter'),
  sheet: async () => (await renderCheck(sheet)).pdf,
}
type Name = keyof typeof DOCUMENTS
const NAMES: Name[] = ['report', 'draft', 'sheet']

let read: Record<Name, Structure & { bytes: Uint8Array }>

beforeAll(async () => {
  const told = async (name: Name) => {
    const bytes = await DOCUMENTS[name]()
    return { ...(await readStructure(bytes)), bytes }
  }
  read = { report: await told('report'), draft: await told('draft'), sheet: await told('sheet') }
})

describe.each(NAMES)('a %s can be read aloud', (name) => {
  test('every word is in the structure or marked as decoration', () => {
    expect(read[name].strays).toEqual([])
    expect(read[name].spoken.length).toBeGreaterThan(read[name].decoration.length)
  })

  test('it has one main heading, and no level is skipped below it', () => {
    const levels = headingsOf(name).map(({ role }) => Number(role.slice(1)))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    const skips = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)
    expect(skips).toEqual([])
  })

  test('rows hold heads or cells, figures say what they show, and links stand in the text', () => {
    const { rows, figures, links } = read[name]
    for (const cells of rows) expect([['TH'], ['TD'], ['TH', 'TD']]).toContainEqual([...new Set(cells)])
    expect(figures.filter((alt) => alt.trim() === '')).toEqual([])
    expect(links.told).toBe(links.all)
  })

  test('it says that it is tagged and in which language, and shows its title', async () => {
    const { bytes, pdf } = read[name]
    const { info, metadata } = await pdf.getMetadata()
    expect(await pdf.getMarkInfo()).toEqual(
      new Map([
        ['Marked', true],
        ['UserProperties', false],
        ['Suspects', false],
      ]),
    )
    expect(info).toMatchObject({ Language: name === 'draft' ? 'de' : 'en', PDFFormatVersion: '1.7' })
    expect(metadata.get('dc:title')).toBe('Title' in info && info.Title)
    const pages = pagesOf(parsePdf(bytes)).map(({ page }) => nameOf(page.get('Tabs')))
    expect(pages).toEqual(Array.from({ length: pdf.numPages }, () => 'S'))
  })
})

test('a report is read in the order of its outline, and in that of its model', async () => {
  const outline = await read.report.pdf.getOutline()
  const sections = headingsOf('report').filter(({ role }) => role === 'H1' || role === 'H2')
  expect(sections.map(({ text }) => bare(text))).toEqual(outline.map(({ title }) => bare(title)))

  const all = read.report.spoken.map(({ text }) => bare(text)).join('')
  const wanted = [
    ...model.useCases.rows.map(({ name }) => name),
    ...(model.roadmap?.actions ?? []).map(({ done }) => done),
    ...model.appendix.answers.flatMap(({ rows }) => rows.map(({ ask }) => ask)),
  ]
  let at = 0
  for (const words of wanted) {
    const next = all.indexOf(bare(words), at)
    expect(next, words).toBeGreaterThanOrEqual(at)
    at = next
  }
})

test('running heads and page numbers are not read, and the head of a long table is read once', () => {
  const { spoken, decoration } = read.report
  expect(decoration.join(' ')).toMatch(/ 2 \/ \d/)
  expect(spoken.map(({ text }) => text)).not.toContainEqual(expect.stringMatching(/^\d+ \/ \d+$/))
  expect(decoration.join(' ')).toContain(model.labels.done)
  const phases = new Set(model.roadmap?.actions.map(({ phase }) => phase))
  expect(spoken.filter(({ role, text }) => role === 'TH' && text === model.labels.done)).toHaveLength(phases.size)
})

test('the radar is told in words, and figures of one width are read as figures', () => {
  expect(read.report.figures).toContainEqual(expect.stringContaining('Data 28–43'))
  for (const { score } of model.dimensions) {
    expect(read.report.spoken.map(({ text }) => text)).toContain(score?.text)
  }
})

test('the contents name every section behind them with its page, and lead there', async () => {
  const { pdf, spoken } = read.report
  const outline = (await pdf.getOutline()) as { title: string; dest: unknown[] }[]
  const pageOf = async ({ dest }: { dest: unknown[] }) => (await pdf.getPageIndex(dest[0] as never)) + 1
  const behind = outline.slice(outline.findIndex(({ title }) => title === model.labels.contents) + 1)
  const entries = spoken.filter(({ within }) => within.includes('TOCI')).map(({ text }) => bare(text))

  expect(entries).toEqual(
    (await Promise.all(behind.map(async (one) => [bare(one.title), String(await pageOf(one))]))).flat(),
  )
  const links = await (await pdf.getPage(3)).getAnnotations()
  const destinations = await pdf.getDestinations()
  const pages = await Promise.all(links.map(({ dest }) => pageOf({ dest: destinations.get(dest) ?? [] })))
  expect(pages).toEqual(await Promise.all(behind.map(pageOf)))
})

test('what stands under a title is a section, and every row says what it is of', () => {
  const titles = read.report.spoken.filter(({ role }) => role === 'H2')
  expect(titles.every(({ within }) => within.at(-1) === 'Sect')).toBe(true)
  const [first] = model.useCases.rows
  expect(read.report.spoken).toContainEqual(expect.objectContaining({ role: 'TH', text: first?.name }))
})

test('paragraphs in one cell are read as paragraphs', () => {
  const [action] = model.roadmap?.actions ?? []
  const parts = read.report.spoken.filter(({ role, within }) => role === 'P' && within.at(-1) === 'TH')
  const texts = parts.map(({ text }) => bare(text))
  expect(texts).toContain(bare(action?.name ?? ''))
  expect(texts).toContain(bare(action?.levels ?? ''))
})

test('a paragraph that a page ends in stays one paragraph', () => {
  const parts = read.draft.spoken.filter(({ text }) => text.includes('compared with'))
  expect(parts.length).toBeGreaterThan(2)
  expect(writtenIn(read.draft.bytes)).toContain('/Type /MCR')
})

test('words on both sides of a line’s end are not read as one', () => {
  const words = { type: 'TEXT_INSTANCE', value: 'Is it right?\nYes.' }
  markStructure({ type: 'DOCUMENT', children: [{ type: 'TEXT', children: [words] }] })
  expect(words.value).toBe('Is it right? \nYes.')
})

function headingsOf(name: Name) {
  return read[name].spoken.filter(({ role }) => /^H\d$/.test(role))
}

function bare(text: string): string {
  return text.replace(/\s+/g, '')
}
