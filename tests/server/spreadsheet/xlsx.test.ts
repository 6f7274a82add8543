import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readXlsx } from '#app/server/spreadsheet/read-xlsx.server.ts'
import { writeXlsx } from '#app/server/spreadsheet/write-xlsx.server.ts'

const written = (rows: string[][]) =>
  writeXlsx({
    name: 'Answers',
    columns: [
      { head: 'id', width: 10 },
      { head: 'b', width: 10 },
    ],
    rows,
    choices: { column: 1, lists: rows.map(() => ['0', '1']) },
  })
const cellsOf = (bytes: Uint8Array) => {
  const read = readXlsx(bytes)
  return read.ok ? read.rows.map(({ cells }) => cells) : read.fault
}

/** The workbook as Excel lays it out, with this sheet and these shared texts. */
function aWorkbook(sheet: string, texts = '', more: Record<string, Uint8Array> = {}): Uint8Array {
  const text = {
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId7"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId7" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst>${texts}</sst>`,
  }
  return zipSync({ ...Object.fromEntries(Object.entries(text).map(([name, own]) => [name, strToU8(own)])), ...more })
}

describe('what is written is read again', () => {
  test('whatever stands in the cells', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.constantFrom('=1+1', '_x0041_x0042_', 'a\r\nb\tc', '<&">\'', '\u0001\u001f', '@SUM(A1)', '7', '0012', ' x '),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 4 }), (rows) => {
        const kept = rows.filter((row) => row.some((each) => each.trim() !== ''))
        const back = cellsOf(written(rows))

        expect(back).toEqual([['id', 'b'], ...kept])
      }),
      { numRuns: 100 },
    )
  })

  test('a day in a column of days is a day, and all else there stays text', () => {
    const columns = [{ head: 'a', width: 10, isDay: true }]
    const bytes = writeXlsx({
      name: 'Days',
      columns,
      rows: [['2026-11-22'], ['soon']],
      choices: { column: 0, lists: [] },
    })
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())

    expect(sheet).toContain('<c r="A2" s="4"><v>46348</v></c>')
    expect(sheet).toContain('soon')
  })

  test('a whole number in a column of numbers is a number, also below zero, and all else there stays text', () => {
    const columns = [{ head: 'a', width: 10, isNumber: true }]
    const rows = [['-9300'], ['-2+3'], ['']]
    const bytes = writeXlsx({ name: 'Figures', columns, rows, choices: { column: 0, lists: [] } })
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())

    expect(sheet).toContain('<c r="A2" s="8"><v>-9300</v></c>')
    expect(sheet).toMatch(/<c r="A3" s="6" t="inlineStr">/)
    expect(sheet).toContain('<c r="A4" s="2"/>')
  })

  test('equal content gives equal bytes, and no cell holds a formula (attack 54)', () => {
    const evil = [
      ['=cmd|calc', '+1'],
      ['-2+3', '@x'],
    ]
    const sheet = strFromU8(unzipSync(written(evil))['xl/worksheets/sheet1.xml'] ?? new Uint8Array())

    expect(written(evil)).toEqual(written(evil))
    expect(sheet).not.toContain('<f>')
    expect(sheet.match(/t="inlineStr"/g)).toHaveLength(6)
  })
})

test('the texts of all cells together are read up to 600,000 characters', () => {
  const sheet = (cells: number) =>
    aWorkbook(`<row>${'<c t="s"><v>0</v></c>'.repeat(cells)}</row>`, `<si><t>${'x'.repeat(30_000)}</t></si>`)

  expect(cellsOf(sheet(20))).toHaveLength(1)
  expect(cellsOf(sheet(21))).toBe('tooMuch')
})

describe('what spreadsheets write is read', () => {
  test.each([
    [
      'shared, rich and numbered texts, without how they sound',
      '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>',
      '<si><t>a &amp; b</t></si><si><r><t>x</t></r><r><t>y</t></r><rPh sb="0" eb="1"><t>z</t></rPh></si>',
      [['xy', 'a & b']],
    ],
    ['numbers and gaps', '<row r="3"><c r="C3"><v>2</v></c></row><row r="4"/>', '', [['', '', '2']]],
    [
      'names with a prefix',
      '<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>p</x:t></x:is></x:c></x:row>',
      '',
      [['p']],
    ],
    [
      'formulas are not read, nor what they came to',
      '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="e"><v>#REF!</v></c></row>',
      '',
      [[null, null]],
    ],
    ['cells without a place', '<row><c><v>1</v></c><c/><c><v>3</v></c></row>', '', [['1', '', '3']]],
  ])('%s', (_, sheet, texts, expected) => {
    expect(cellsOf(aWorkbook(sheet, texts))).toEqual(expected)
  })
})

/** A file of a zip that says it is smaller than it is. */
function lyingBomb(): Uint8Array {
  const bomb = Buffer.alloc(10 * 1024 * 1024, 0x20)
  const packed = deflateRawSync(bomb)
  const zip = Buffer.from(zipSync({ 'xl/workbook.xml': [new Uint8Array(packed), { level: 0 }] }))
  // Stored bytes that are declared as packed ones of 10 bytes.
  const central = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  zip.writeUInt16LE(8, 8)
  zip.writeUInt16LE(8, central + 10)
  zip.writeUInt32LE(10, central + 24)
  return zip
}

describe('what is made to harm is refused, quickly (attacks 58-62)', () => {
  test.each<[string, () => Uint8Array, string]>([
    ['nothing', () => new Uint8Array(), 'notReadable'],
    ['a text', () => strToU8('id,answer'), 'notReadable'],
    ['a zip of something else', () => zipSync({ 'a.txt': strToU8('x') }), 'notReadable'],
    ['a zip cut off', () => written([['a', 'b']]).slice(0, 600), 'notReadable'],
    ['an old .xls, or one behind a password', () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), 'oldFormat'],
    [
      'a sheet of 10 MB',
      () => aWorkbook('', '', { 'xl/worksheets/sheet1.xml': new Uint8Array(10 * 1024 * 1024) }),
      'notReadable',
    ],
    ['a file that lies about its size', lyingBomb, 'notReadable'],
    [
      'an entity that grows',
      () =>
        aWorkbook('', '', {
          'xl/sharedStrings.xml': strToU8('<!DOCTYPE s [<!ENTITY a "aaaa">]><sst><si><t>&a;</t></si></sst>'),
        }),
      'notReadable',
    ],
    ['two thousand and one rows', () => aWorkbook('<row><c><v>1</v></c></row>'.repeat(2_001)), 'tooMuch'],
    ['a cell of a megabyte', () => aWorkbook(`<row><c t="str"><v>${'x'.repeat(1_000_000)}</v></c></row>`), 'tooMuch'],
    [
      'one long text that every row names, in a file of a few KB',
      () =>
        aWorkbook(
          `<row>${'<c t="s"><v>0</v></c>'.repeat(4)}</row>`.repeat(1_998),
          `<si><t>${'x'.repeat(32_000)}</t></si>`,
        ),
      'tooMuch',
    ],
    [
      'a tag that never ends',
      () => aWorkbook('', '', { 'xl/worksheets/sheet1.xml': strToU8('<worksheet><row') }),
      'notReadable',
    ],
  ])('%s', (_, make, fault) => {
    const bytes = make()
    const started = performance.now()

    expect(readXlsx(bytes)).toEqual({ ok: false, fault })
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
