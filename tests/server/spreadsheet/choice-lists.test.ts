import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Workbook } from '#app/report/sheets/workbook.ts'
import { readXlsx } from '#app/server/spreadsheet/read-xlsx.server.ts'
import { writeWorkbook } from '#app/server/spreadsheet/write-workbook.server.ts'
import { writeXlsx } from '#app/server/spreadsheet/write-xlsx.server.ts'
import { attributeOf, xmlTags, xmlText } from '#app/server/spreadsheet/xml-tags.ts'

const asSheet = (lists: string[][]) =>
  writeXlsx({
    name: 'Answers',
    columns: [{ head: 'a', width: 10 }],
    rows: lists.map((_, at) => [`row ${at}`]),
    choices: { column: 0, lists },
  })

const asWorkbook = (lists: string[][]) =>
  writeWorkbook({
    ...({ locale: 'en', madeOn: '2026-11-23', title: 'T', author: 'A', subject: 'S' } satisfies Partial<Workbook>),
    sheets: [
      {
        name: '_lists',
        widths: [10],
        hasHead: true,
        isLandscape: false,
        rows: [
          { cells: [{ text: 'a', look: 'head' }] },
          ...lists.map((choices) => ({ cells: [{ text: '', look: 'cell' as const, choices }] })),
        ],
      },
    ],
  })

/** What each cell offers, as a spreadsheet program finds it: in the rule, or on the sheet that the rule points to. */
function offered(bytes: Uint8Array): Map<string, string[]> {
  const files = unzipSync(bytes)
  const part = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  const workbook = [...xmlTags(part('xl/workbook.xml'))].filter(({ name }) => name === 'sheet')
  const partOf = (sheet: string) =>
    `xl/worksheets/sheet${workbook.findIndex((tag) => attributeOf(tag, 'name') === sheet) + 1}.xml`
  const found = new Map<string, string[]>()
  let cells: string[] = []
  for (const tag of xmlTags(part('xl/worksheets/sheet1.xml'))) {
    if (tag.name === 'dataValidation' && tag.kind === 'start') cells = attributeOf(tag, 'sqref')?.split(' ') ?? []
    if (tag.name !== 'formula1' || tag.kind !== 'end') continue
    const list = listOf(xmlText(tag.before), (sheet) => part(partOf(sheet)))
    for (const cell of cells) found.set(cell, list)
  }
  return found
}

function listOf(formula: string, sheetNamed: (name: string) => string): string[] {
  const inRule = /^"([^"]*)"$/.exec(formula)
  if (inRule) return (inRule[1] ?? '').split(',')
  const [, sheet = '', from = '', to = ''] = /^'([^']+)'!\$A\$(\d+):\$A\$(\d+)$/.exec(formula) ?? []
  const texts = [...xmlTags(sheetNamed(sheet))].flatMap(({ name, kind, before }) =>
    name === 't' && kind === 'end' ? [xmlText(before)] : [],
  )
  return texts.slice(Number(from) - 1, Number(to))
}

describe.each([
  ['one sheet', asSheet],
  ['a workbook', asWorkbook],
])('%s offers what was given, whole and in order', (_, write) => {
  test.each([
    ['plain words', ['Yes', 'No', 'Not sure']],
    ['a comma', ['Yes, all', 'No']],
    ['quotes', ['"Yes"', 'a "b"']],
    ['more than 255 characters', Array.from({ length: 30 }, (_, at) => `Choice number ${at}`)],
    ['what a program would run', ['=1+1', '+1', '@SUM(A1)', '-2']],
    ['markup', ['<b>', '&amp;', "it's"]],
    ['space around', [' a', 'b ', 'c\nd']],
  ])('%s', (_, list) => {
    expect([...offered(write([list, ['x'], list])).values()]).toEqual([list, list, ['x']])
  })

  test('whatever it is', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((one) => one.trim() !== '')
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }), (lists) => {
        const found = offered(write(lists))
        expect(lists.map((_, at) => found.get(`A${at + 2}`))).toEqual(lists)
      }),
      { numRuns: 60 },
    )
  })
})

test('lists on a sheet of their own are hidden, and the sheet of answers stays the first', () => {
  const bytes = asSheet([['Yes, all', 'No']])
  const workbook = strFromU8(unzipSync(bytes)['xl/workbook.xml'] ?? new Uint8Array())
  const read = readXlsx(bytes)

  expect(workbook).toContain('name="_lists" sheetId="2" state="veryHidden"')
  expect(read.ok && read.rows.map(({ cells }) => cells)).toEqual([['a'], ['row 0']])
})

test('without lists there is no such sheet', () => {
  expect(Object.keys(unzipSync(asSheet([[]])))).not.toContain('xl/worksheets/sheet2.xml')
})

test('what a program would run stays text after somebody has gone into its cell (attack 54)', () => {
  const texts = ['=1+1', '+1', '-1', '@x', '\t=1', '＝1']
  const bytes = writeXlsx({
    name: 'Answers',
    columns: [
      { head: '=head', width: 10 },
      { head: 'grey', width: 10, isGrey: true },
    ],
    rows: texts.map((text) => [text, text]),
    choices: { column: 0, lists: [] },
  })
  const files = unzipSync(bytes)
  const styles = [...strFromU8(files['xl/styles.xml'] ?? new Uint8Array()).matchAll(/<xf [^>]*>/g)]
    .map(([tag]) => tag)
    .slice(1)
  const cells = [...xmlTags(strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array()))].filter(
    ({ name, kind }) => name === 'c' && kind === 'start',
  )
  const stays = cells.map((cell) => styles[Number(attributeOf(cell, 's'))]?.includes('quotePrefix="1"'))

  // All but the plain head in the second column.
  expect(stays).toEqual([true, false, ...texts.flatMap(() => [true, true])])
})

test('a text that no cell can hold is cut, so that the file opens', () => {
  const bytes = writeXlsx({
    name: 'A',
    columns: [{ head: 'a', width: 10 }],
    rows: [['x'.repeat(40_000)], [`${'y'.repeat(32_765)}😀😀`]],
    choices: { column: 0, lists: [] },
  })
  const read = readXlsx(bytes)
  const cells = read.ok ? read.rows.slice(1).map(({ cells }) => cells[0] ?? '') : []

  expect(cells.map(({ length }) => length)).toEqual([32_767, 32_767])
  expect(cells.every((one) => one.endsWith('…') && one.isWellFormed())).toBe(true)
})
