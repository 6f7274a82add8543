import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readReadingRows } from '#app/core/pilots/readings/read-reading-rows.ts'
import type { ReadingPlan } from '#app/core/pilots/readings/reading-plan.ts'
import { MESSAGES } from '#app/messages/all-messages.ts'
import { LOCALES } from '#app/messages/locales.ts'
import { readReadingTable } from '#app/routes/readings/reading-table.server.ts'
import { relations } from '#app/server/spreadsheet/xlsx-parts.ts'
import { createSay } from '#app/server/words.server.ts'

const TODAY = '2026-11-22'
const asked = { unit: '', isGuardrail: false, aggregation: 'mean', bounds: {}, level: null } as const
const plan: ReadingPlan = {
  period: 'week',
  arms: ['pilot', 'control'],
  startsOn: '2026-10-05',
  endsOn: '2026-12-27',
  followUpDays: 0,
  baselinePeriods: 2,
  figures: [
    { ...asked, id: 'minutes', name: 'Bearbeitungszeit', kind: 'continuous', isPrimary: true },
    { ...asked, id: 'solved', name: 'Gelöst', kind: 'proportion', isPrimary: false },
  ],
}

/** What a table says to somebody who reads a language; figures as `[kpi, day, arm, ...numbers]`. */
function read(table: string | Uint8Array, reads: (typeof LOCALES)[number] = 'de') {
  const say = createSay(reads, MESSAGES[reads])
  const form = new FormData()
  if (typeof table === 'string') form.set('pasted', table)
  const file = typeof table === 'string' ? null : table
  const found = readReadingTable({ form, file, fault: null }, { plan, today: TODAY, say })
  if (!found.ok) return [found.error]
  const rows = readReadingRows(found.table.rows, { plan, reading: found.table.reading, today: TODAY })
  return rows.map((row) => {
    if (row.state === 'faulty')
      return row.faults.map(({ fault }) => say(`readings.row.${fault}`, { length: plan.period })).join(' ')
    if (row.state === 'empty') return row.state
    const { kpiId, onDay, arm, measured } = row.figure
    return [kpiId, onDay, arm, ...Object.values(measured)]
  })
}

test('a table out of a German spreadsheet, with its heads, decimals and days', () => {
  const table = [
    'Woche;KPI;Gruppe;Messwert;Wie viele zählen;Von wie vielen',
    'Mo., 2.11.2026;Bearbeitungszeit;Pilot;1.234,5;;',
    'KW 45;Bearbeitungszeit;Kontrollgruppe;12,5;;',
    '9. Nov. 2026;Gelöst;Pilot;;1.030;1.200',
    '09.11.2026;gelöst;Vergleichsgruppe;;30;40',
  ].join('\n')

  expect(read(table)).toEqual([
    ['minutes', '2026-11-02', 'pilot', 1_234.5],
    ['minutes', '2026-11-02', 'control', 12.5],
    ['solved', '2026-11-09', 'pilot', 1_030, 1_200],
    ['solved', '2026-11-09', 'control', 30, 40],
  ])
  // Who reads it in English gets the same.
  expect(read(table, 'en')).toEqual(read(table))
})

test.each([
  ['Woche\tAnzahl\nKW 45\t1.200,5', [['minutes', '2026-11-02', 'pilot', 1_200.5]]],
  ['Datum\tWert\n02.11.2026\t12,5', [['minutes', '2026-11-02', 'pilot', 12.5]]],
  [
    'Kalenderwoche\tErgebnis\n45\t12,5',
    ['Das ist kein Datum. Schreiben Sie 16.11.2026, 2026-11-16, KW 47 oder Nov. 2026.'],
  ],
  ['Woche\tWert\nKW 45\t1.234', ['Das könnten zwei Zahlen sein. Sagen Sie unten, wie Dezimalzahlen geschrieben sind.']],
  ['Woche\tWert\nKW 45\t', ['empty']],
  ['Woche;Wert', ['Es steht kein Messwert darin, nur eine Kopfzeile.']],
])('%j', (table, rows) => {
  expect(read(table)).toEqual(rows)
})

describe.each(LOCALES)('our own words in %s', (wrote) => {
  const { columns, arms } = MESSAGES[wrote].readings.import
  const list = MESSAGES[wrote].readings.list

  test('head a table that is read in every language', () => {
    const heads = [columns.date, 'KPI', list.group, columns.value, columns.numerator, columns.denominator]
    const rows = [
      ['KW 45', 'Bearbeitungszeit', arms.control, '12,5', '', ''],
      ['KW 45', 'Gelöst', arms.pilot, '', '30', '40'],
    ]
    const table = [heads, ...rows].map((cells) => cells.join(';')).join('\n')

    for (const reads of LOCALES) {
      expect(read(table, reads)).toEqual([
        ['minutes', '2026-11-02', 'control', 12.5],
        ['solved', '2026-11-02', 'pilot', 30, 40],
      ])
    }
  })
})

/** A workbook with numbers as it stores them, and texts; from the second column on, numbers as they are, texts behind `'`. */
function aWorkbook(rows: readonly (readonly string[])[]): Uint8Array {
  const cell = (text: string) =>
    text.startsWith("'") || !/^[\d.E-]+$/.test(text)
      ? `<c t="inlineStr"><is><t>${text.replace(/^'/, '')}</t></is></c>`
      : `<c><v>${text}</v></c>`
  const sheet = rows.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join('')
  const parts = {
    'xl/workbook.xml': '<workbook><sheets><sheet name="W" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations([['worksheet', 'worksheets/sheet1.xml']]),
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}

test('in a workbook a number is the number that it is, and a text is read as somebody typed it', () => {
  const rows = [
    ['Woche', 'Messwert'],
    ['46328', '1.234'],
    ['46335', "'12,5"],
    ['46342', '1.2E-3'],
    ['KW 44', "'1.234"],
  ]

  expect(read(aWorkbook(rows))).toEqual([
    ['minutes', '2026-11-02', 'pilot', 1.234],
    ['minutes', '2026-11-09', 'pilot', 12.5],
    ['minutes', '2026-11-16', 'pilot', 0.0012],
    'Das könnten zwei Zahlen sein. Sagen Sie unten, wie Dezimalzahlen geschrieben sind.',
  ])
})
