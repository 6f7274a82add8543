import { expect, test, vi } from 'vitest'
import type { FilledTemplate } from '#app/core/templates/filled-template.ts'
import { writeWritten } from '#app/report/office/render-office.server.ts'
import { sheetDocument } from '#app/report/sheets/sheet-document.ts'
import { blankSheets, GIVEN, halfFilledSheets, saidBy, sheetCalled } from '../support/filled-sheets.ts'
import { convert, hasOffice } from '../support/libre-office.ts'
import { openOffice } from '../support/open-office.ts'

vi.setConfig({ testTimeout: 120_000 })

const bytesOf = (sheet: FilledTemplate) => writeWritten(sheetDocument(sheet, GIVEN), 'a4')
const opened = async (sheet: FilledTemplate) => openOffice(await bytesOf(sheet))

async function expectWhole(sheet: FilledTemplate) {
  const docx = await opened(sheet)
  const paragraphs = docx.paragraphs()
  const written = paragraphs.map(({ text }) => text).join('\n')
  const titles = (style: string) => paragraphs.flatMap((each) => (each.style === style ? [each.text] : []))

  expect(docx.faults(), sheet.id).toEqual([])
  expect(
    saidBy(sheet).filter((text) => !written.includes(text)),
    sheet.id,
  ).toEqual([])
  expect(titles('Title')).toEqual([sheet.name])
  expect(titles('Heading1')).toEqual(sheet.sections.map(({ title }, index) => `${index + 1}. ${title}`))
  expect(titles('Heading2')).toEqual(sheet.sections.flatMap(({ fields }) => fields.map(({ label }) => label)))
}

test('each of the hundred sheets is a whole document that says all of it', async () => {
  expect(blankSheets).toHaveLength(100)
  for (const sheet of blankSheets) await expectWhole(sheet)
})

test('so it is half filled', async () => {
  for (const sheet of halfFilledSheets.filter((_, index) => index % 8 === 0)) await expectWhole(sheet)
})

test('tables to go on in repeat their head and keep rows whole; lines, boxes and rules are where they are asked for', async () => {
  const sheet = sheetCalled('labelling-guideline', blankSheets)
  const docx = await opened(sheet)
  const xml = docx.text('word/document.xml')
  const fields = sheet.sections.flatMap((section) => section.fields)
  const grids = fields.filter(
    (field) => (field.kind === 'table' && field.layout === 'grid') || field.kind === 'statement',
  )
  const options = fields.flatMap((field) => (field.kind === 'choices' ? field.options : []))
  const facts = sheet.reaches.flatMap((level) => level.facts)

  expect(docx.tables().filter(({ rows }) => rows[0]?.isHead)).toHaveLength(grids.length)
  expect(docx.tables().every(({ rows }) => rows.every(({ isWhole }) => isWhole))).toBe(true)
  expect(xml.match(/<w14:checkbox>/g)).toHaveLength(options.length + facts.length)
  expect(xml.match(/<w:pStyle w:val="ToWriteOn"\/>/g)).toHaveLength(3)
  expect(xml.match(/<w:pStyle w:val="Rule"\/>/g)).toHaveLength(4)
})

test('what a check knows stands in it: company, use case, figures, who wears the hat, and what is ticked', async () => {
  const docx = await opened(sheetCalled('kpi-sheet'))
  const written = docx.paragraphs().map(({ text }) => text)

  expect(written).toEqual(
    expect.arrayContaining([
      '=Müller & Söhne <GmbH>',
      'Tier-1 support chatbot',
      'Simple tickets per 100 visitors to help',
      'Use-case owner: Ada "Muster", Finance and controlling',
    ]),
  )
  expect(docx.text('word/document.xml').match(/<w14:checked w14:val="1"\/>/g)).toHaveLength(1)
  expect(docx.text('word/header1.xml')).toContain('=Müller &amp; Söhne &lt;GmbH&gt; · KPI sheet')
  expect(docx.text('docProps/core.xml')).toContain('=Müller &amp; Söhne &lt;GmbH&gt;: KPI sheet')
})

test('lists of rules begin anew, each from one', async () => {
  const xml = (await opened(sheetCalled('ai-policy', blankSheets))).text('word/document.xml')
  const lists = [...xml.matchAll(/<w:pStyle w:val="Rule"\/>.*?<w:numId w:val="(\d+)"\/>/g)].map(([, list]) => list)

  expect(new Set(lists).size).toBe(4)
})

test('language, date and author are set, and no relation leads outside', async () => {
  const docx = await opened(sheetCalled('kpi-sheet', blankSheets))

  expect(docx.text('word/styles.xml')).toContain('<w:lang w:val="en-GB"/>')
  expect(docx.text('docProps/core.xml')).toContain('2026-11-23T00:00:00Z')
  expect(docx.text('docProps/core.xml')).toContain('<dc:creator>Preflight</dc:creator>')
  expect(docx.outside()).toEqual([])
  expect(docx.names()).not.toContainEqual(expect.stringMatching(/vba|embeddings|\.bin$/))
})

test('the same sheet gives the same bytes, whatever was written before', async () => {
  const before = await bytesOf(sheetCalled('pilot-charter'))
  await bytesOf(sheetCalled('ai-policy'))

  expect(Buffer.compare(await bytesOf(sheetCalled('pilot-charter')), before)).toBe(0)
})

test.runIf(hasOffice())('LibreOffice opens them and reads the same words', async () => {
  for (const id of ['pilot-charter', 'kpi-sheet', 'test-cases']) {
    const sheet = sheetCalled(id)
    const read = await convert(await bytesOf(sheet), { from: 'docx', to: 'txt' })
    const text = Buffer.from(read, 'latin1').toString('utf8')

    for (const said of saidBy(sheet)) expect(text).toContain(said)
    expect(text).toContain('☐')
    expect(text.includes('☒')).toBe(id === 'kpi-sheet')
  }
})
