import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { DraftModel } from '#app/report/draft/draft-model.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { writeDraft, writeReport } from '#app/report/office/render-office.server.ts'
import { reportBlocks } from '#app/report/office/report-blocks.ts'
import { fullReport, hugeReport } from '../support/full-report.ts'
import { convert, hasOffice } from '../support/libre-office.ts'
import { openOffice } from '../support/open-office.ts'
import { emptySheet, reportOf } from '../support/sample-report.ts'
import { workedOnReport } from '../support/worked-on-report.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const model = fullReport()
const headingsOf = (report = model) =>
  reportBlocks(report).parts.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.is === 'heading' ? [{ level: block.level, text: block.text }] : [])),
  )

let bytes: Uint8Array
let docx: ReturnType<typeof openOffice>

beforeAll(async () => {
  bytes = await writeReport(model, 'docx', 'a4')
  docx = openOffice(bytes)
})

test('the same report gives the same bytes, whatever was written before', async () => {
  const again = await writeReport(fullReport(), 'docx', 'a4')

  expect(Buffer.compare(again, bytes)).toBe(0)
})

test('every part is well-formed and none of it is run or loaded', () => {
  expect(docx.faults()).toEqual([])
  expect(docx.names()).not.toContainEqual(expect.stringMatching(/vba|embeddings|\.bin$/))
})

test('headings are styles of Word, in the order of the report', () => {
  const written = docx.paragraphs().flatMap(({ style, text }) => {
    const level = /^Heading([1-3])$/.exec(style)?.[1]
    return level ? [{ level: Number(level), text }] : []
  })

  expect(written).toEqual(headingsOf())
  expect(docx.paragraphs().find(({ style }) => style === 'Title')?.text).toBe(model.cover.company)
})

test('it says what the report says', () => {
  const text = docx
    .paragraphs()
    .map((paragraph) => paragraph.text)
    .join('\n')
  const { roadmap, appendix, useCases, summary } = model

  expect(text).toContain(summary.fineprint)
  for (const { name, between } of useCases.rows) for (const said of [name, between]) expect(text).toContain(said)
  for (const { name, done, phase, reasons } of roadmap?.actions ?? []) {
    for (const said of [name, done, ...(phase === 'scale' ? [] : reasons)]) expect(text).toContain(said)
  }
  for (const { rows } of appendix.answers) for (const { ask } of rows) expect(text).toContain(ask)
  for (const limit of appendix.limits) expect(text).toContain(limit)
})

test('the contents name the sections at once and lead to them', () => {
  const listed = docx.contents()
  const sections = headingsOf().filter(({ level }) => level === 1)

  expect(listed.map(({ text }) => text)).toEqual(sections.map(({ text }) => text))
  for (const { anchor } of listed) expect(docx.bookmarks()).toContain(anchor)
})

test('every link inside leads somewhere, and every one to the outside is named', () => {
  expect(docx.anchors().length).toBeGreaterThan(2)
  for (const anchor of docx.anchors()) expect(docx.bookmarks()).toContain(anchor)
  expect(docx.outside()).toEqual(
    expect.arrayContaining(model.appendix.references.flatMap(({ url }) => (url ? [url] : []))),
  )
})

test('every table repeats its head and keeps its rows whole', () => {
  const tables = docx.tables()

  expect(tables.length).toBeGreaterThan(15)
  for (const { rows } of tables) {
    expect(rows[0]?.isHead).toBe(true)
    expect(rows.slice(1).some(({ isHead }) => isHead)).toBe(false)
    expect(rows.every(({ isWhole }) => isWhole)).toBe(true)
  }
})

test('every picture has words for those who do not see it', () => {
  const pictures = docx.pictures()

  expect(pictures.length).toBeGreaterThanOrEqual(7)
  for (const { alt } of pictures) expect(alt.length).toBeGreaterThan(5)
})

test('no empty paragraph stands for a distance', () => {
  const body = docx.paragraphs().filter(({ isInTable }) => !isInTable)
  const empty = body.filter(({ text, hasPicture, endsSection }) => text === '' && !hasPicture && !endsSection)

  expect(empty).toEqual([])
})

test('the plan stands on a landscape page between upright ones, with names and numbers around', () => {
  expect(docx.sections().map(({ orientation }) => orientation)).toEqual([
    'portrait',
    'portrait',
    'landscape',
    'portrait',
  ])
  const around = docx.text('word/header2.xml') + docx.text('word/footer2.xml')
  expect(around).toContain('Müller &amp; Söhne Großhandels GmbH · AI readiness')
  expect(around).toContain('Northlight Advisory GmbH, HRB 1234')
  expect(around).toContain('NUMPAGES')
})

test('language, title, dates and typefaces are set', () => {
  expect(docx.text('word/styles.xml')).toContain('<w:lang w:val="en-GB"/>')
  expect(docx.text('docProps/core.xml')).toContain('Müller &amp; Söhne Großhandels GmbH: AI readiness of marketing')
  expect(docx.text('docProps/core.xml')).toContain('2026-11-20T00:00:00Z')
  expect(docx.text('word/fontTable.xml')).toContain('<w:altName w:val="Carlito"/>')
})

test('of a check without answers there are a cover and a summary', async () => {
  const empty = openOffice(await writeReport(reportOf(emptySheet), 'docx', 'a4'))

  expect(empty.faults()).toEqual([])
  expect(empty.sections()).toHaveLength(2)
  expect(empty.tables()).toEqual([])
})

test('what was switched off is left out, the rest comes in the order that was wished, with what people wrote', async () => {
  const arranged: ReportModel['arranged'] = {
    sections: ['schedule', 'use-cases', 'method', 'limits'],
    paper: 'a4',
    commentLabel: 'Our comment',
    comments: {
      'section:method': [{ kind: 'paragraph', spans: [{ text: 'Two talks, ' }, { text: 'one site', strong: true }] }],
      'use-case:uc-support-chatbot': [{ kind: 'list', isOrdered: true, items: [[{ text: 'Begin here.' }]] }],
    },
  }
  const written = openOffice(await writeReport({ ...model, arranged }, 'docx', 'a4'))
  const paragraphs = written.paragraphs()
  const { labels, roadmap } = model

  expect(paragraphs.flatMap(({ style, text }) => (style === 'Heading1' ? [text] : [])).slice(1)).toEqual([
    roadmap?.title,
    labels.useCases,
    labels.method,
    labels.limits,
  ])
  expect(paragraphs).toContainEqual(expect.objectContaining({ style: 'Comment', text: 'Two talks, one site' }))
  expect(paragraphs).toContainEqual(
    expect.objectContaining({ style: 'Comment', text: '1. Begin here.', isInTable: true }),
  )
})

test('a draft says so behind every page, what changed, and shows values and levels as pictures', async () => {
  const report = workedOnReport()
  const bytesOf = () => writeReport(report, 'docx', 'letter')
  const written = openOffice(await bytesOf())
  const heads = written.names().filter((name) => /^word\/header\d+\.xml$/.test(name))

  expect(written.faults()).toEqual([])
  expect(heads.length).toBeGreaterThan(2)
  for (const head of heads) expect(written.text(head)).toMatch(/<wp:anchor [^>]*behindDoc="1"[\s\S]*descr="Draft"/)
  const paragraphs = written.paragraphs()
  const titles = paragraphs.flatMap(({ style, text }) => (style === 'Heading1' ? [text] : []))
  expect(titles.slice(0, 2)).toEqual([report.summary.headline, report.changes?.title])
  expect(paragraphs.map(({ text }) => text)).toContain('Section 14 has another comment.')
  const alts = written.pictures().map(({ alt }) => alt)
  expect(alts).toContain(report.priority?.picture?.label)
  expect(alts.join()).toContain(report.dimensions[0]?.capabilities[0]?.name)
  expect(docx.text('word/header2.xml')).not.toContain('wp:anchor')
  expect(Buffer.compare(Buffer.from(await bytesOf()), Buffer.from(await bytesOf()))).toBe(0)
})

const DRAFT: DraftModel = {
  locale: 'en',
  madeOn: '2026-11-22',
  company: 'Müller & Söhne <GmbH>',
  title: 'Draft of an impact assessment',
  subtitle: 'Ask Brand, as of 22 Nov 2026',
  intro: ['An introduction.'],
  sections: [
    {
      title: '1. What is done',
      about: 'About it.',
      source: 'GDPR 35(7)(a)',
      entries: [
        { name: 'Purposes', source: 'GDPR 30(1)', lines: [{ kind: 'said', text: 'First line\nsecond line' }] },
        {
          name: 'Security',
          source: '',
          lines: [{ kind: 'open', text: 'To be answered by IT: Which\u0000 measures?' }],
        },
      ],
    },
  ],
  closing: 'Not legal advice.',
}

describe('a draft of a register', () => {
  test('is a document of Word with its headings as an outline', async () => {
    const draft = openOffice(await writeDraft(DRAFT, 'a4'))
    const styled = draft.paragraphs().map(({ style, text }) => [style, text])

    expect(draft.faults()).toEqual([])
    expect(styled).toContainEqual(['Heading1', '1. What is done'])
    expect(styled).toContainEqual(['Heading2', 'Purposes'])
    expect(styled).toContainEqual(['Normal', 'First line\nsecond line'])
    expect(styled).toContainEqual(['OpenPoint', 'To be answered by IT: Which measures?'])
    expect(styled).toContainEqual(['Small', 'Müller & Söhne <GmbH>'])
  })

  test('equal drafts give equal bytes', async () => {
    expect(Buffer.compare(await writeDraft(DRAFT, 'a4'), await writeDraft(DRAFT, 'a4'))).toBe(0)
  })
})

describe.skipIf(!hasOffice())('in LibreOffice (skipped where it is not installed)', () => {
  test('the report has as many headings as its model', async () => {
    const html = await convert(bytes, { from: 'docx', to: 'html' })

    expect(html.match(/<h[1-3][\s>]/g)).toHaveLength(headingsOf().length)
  })

  test('a report of a hundred actions with words that hardly break opens, too', async () => {
    const huge = hugeReport()
    const html = await convert(await writeReport(huge, 'docx', 'letter'), { from: 'docx', to: 'html' })

    expect(html.match(/<h[1-3][\s>]/g)).toHaveLength(headingsOf(huge).length)
  })
})
