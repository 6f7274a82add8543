import { expect, test } from 'vitest'
import type { FilledTemplate } from '#app/core/templates/filled-template.ts'
import { formatsOf } from '#app/core/templates/template-formats.ts'
import { sheetWorkbook } from '#app/report/sheets/sheet-workbook.ts'
import { writeWorkbook } from '#app/server/spreadsheet/write-workbook.server.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { blankSheets, GIVEN, halfFilledSheets, saidBy, sheetCalled } from '#tests/report/support/filled-sheets.ts'
import { convert, hasOffice } from '#tests/report/support/libre-office.ts'
import { all, openOffice, parseXml } from '#tests/report/support/open-office.ts'

const catalogue = loadCatalogue()
const served = new Set(catalogue.templates.filter((each) => formatsOf(each).includes('xlsx')).map(({ id }) => id))
const bytesOf = (sheet: FilledTemplate) => writeWorkbook(sheetWorkbook(sheet, GIVEN))

/** The sheets of a workbook as a reader sees them: their names, and their cells by place. */
function read(bytes: Uint8Array) {
  const file = openOffice(bytes)
  const names = all(parseXml(file.text('xl/workbook.xml')), 'sheet').map(({ attributes }) => attributes.name ?? '')
  const sheets = names.map((name, at) => {
    const tree = parseXml(file.text(`xl/worksheets/sheet${at + 1}.xml`))
    const cells = all(tree, 'c').map((cell) => ({
      at: cell.attributes.r ?? '',
      style: Number(cell.attributes.s),
      text: [...all(cell, 't'), ...all(cell, 'v')].map(({ children }) => children.join('')).join(''),
    }))
    return { name, tree, cells }
  })
  return { file, sheets, text: sheets.flatMap(({ cells }) => cells.map(({ text }) => text)).join('\n') }
}

test('about half of the sheets are lists enough for a workbook; charters, policies and permits are not', () => {
  expect(served.size).toBeGreaterThan(40)
  expect(served.size).toBeLessThan(70)
  for (const id of ['kpi-sheet', 'ai-register', 'test-cases', 'tracking-plan']) expect(served).toContain(id)
  for (const id of ['pilot-charter', 'ai-policy', 'trial-permit', 'sponsor-brief']) expect(served).not.toContain(id)
})

test.each([
  ['empty', blankSheets],
  ['half filled', halfFilledSheets.filter((_, index) => index % 8 === 0)],
])('every sheet is a whole workbook that says all of it, %s', (_, sheets) => {
  for (const sheet of sheets) {
    const { file, sheets: written, text } = read(bytesOf(sheet))
    const tables = sheet.sections.flatMap(({ fields }) => fields.filter(({ kind }) => kind === 'table'))

    expect(file.faults(), sheet.id).toEqual([])
    expect(
      saidBy(sheet).filter((said) => !text.includes(said)),
      sheet.id,
    ).toEqual([])
    expect(written).toHaveLength(1 + tables.length)
    for (const { name } of written) expect(name).toMatch(/^[^:\\/?*[\]]{1,31}$/)
  }
})

test('no cell is a formula, and one that looks like it stays a text also after somebody has been in it', () => {
  const sheet = sheetCalled('kpi-sheet')
  const { file, sheets } = read(bytesOf(sheet))
  const styles = all(all(parseXml(file.text('xl/styles.xml')), 'cellXfs')[0] ?? parseXml(''), 'xf')

  for (const { tree } of sheets) expect(all(tree, 'f')).toEqual([])
  const company = sheets[0]?.cells.find(({ text }) => text === sheet.company)
  expect(styles[company?.style ?? 0]?.attributes.quotePrefix).toBe('1')
  expect(styles[sheets[0]?.cells[0]?.style ?? 0]?.attributes.quotePrefix).toBeUndefined()
})

test('a table has its head in a row that stays and comes again on every page, its rows, and room to go on', () => {
  const sheet = sheetCalled('ai-register')
  const { file, sheets } = read(bytesOf(sheet))
  const systems = sheets[1]
  const [head, ...rows] = all(systems?.tree ?? parseXml(''), 'row')

  expect(systems?.name).toBe('Systems')
  expect(systems?.cells[0]?.text).toBe('System or function')
  expect(all(head ?? parseXml(''), 'c')).toHaveLength(7)
  expect(all(systems?.tree ?? parseXml(''), 'pane')[0]?.attributes).toMatchObject({ ySplit: '1', state: 'frozen' })
  expect(rows.length).toBeGreaterThanOrEqual(20)
  expect(file.text('xl/workbook.xml')).toContain('localSheetId="1">&apos;Systems&apos;!$1:$1'.replaceAll('&apos;', "'"))
})

test('the first sheet leads to each table, and its boxes offer to be ticked', () => {
  const { sheets } = read(bytesOf(sheetCalled('ai-register')))
  const first = sheets[0]?.tree ?? parseXml('')
  const links = all(first, 'hyperlink').map(({ attributes }) => attributes.location)

  expect(links).toEqual(sheets.slice(1).map(({ name }) => `'${name}'!A1`))
  expect(all(first, 'formula1')[0]?.children.join('')).toBe('"☐,☒"')
})

test('the same sheet gives the same bytes, with its title, date and language', () => {
  const bytes = bytesOf(sheetCalled('kpi-sheet'))

  expect(Buffer.compare(bytesOf(sheetCalled('kpi-sheet')), bytes)).toBe(0)
  const core = openOffice(bytes).text('docProps/core.xml')
  expect(core).toContain('<dc:title>=Müller &amp; Söhne &lt;GmbH&gt;: KPI sheet</dc:title>')
  expect(core).toContain('2026-11-23T00:00:00Z')
  expect(core).toContain('<dc:language>en</dc:language>')
})

/** A LibreOffice may be there without the part that reads workbooks. */
const hasCalc = async () => {
  if (!hasOffice()) return false
  return convert(new TextEncoder().encode('a'), { from: 'csv', to: 'xlsx' }).then(Boolean, () => false)
}

test.runIf(await hasCalc())(
  'LibreOffice opens a workbook and reads the same words',
  async () => {
    const sheet = sheetCalled('kpi-sheet')
    const html = await convert(bytesOf(sheet), { from: 'xlsx', to: 'html' })
    const text = Buffer.from(html, 'latin1').toString('utf8')

    expect(text).toContain('Simple tickets per 100 visitors to help')
    expect(text).toContain('=Müller &amp; Söhne &lt;GmbH&gt;')
  },
  60_000,
)
