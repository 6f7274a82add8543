import { expect, test } from 'vitest'
import { writeCsv } from '#app/server/spreadsheet/write-csv.ts'
import { csvCell } from '#db/data-rights/csv.ts'

const textOf = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

test('a table is written with a mark for UTF-8, one line a row, and quotes where a cell needs them', () => {
  const file = textOf(writeCsv([{ head: 'Company' }, { head: 'Note' }], [['Bär, "Alt" & Co', 'two\nlines']]))

  expect(file).toBe('\ufeffCompany,Note\r\n"Bär, ""Alt"" & Co","two\nlines"\r\n')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', 'plain', 'a=b', ''])(
  'the cell %j is made as safe as in the export of everything',
  (cell) => {
    expect(textOf(writeCsv([{ head: 'h' }], [[cell]]))).toBe(`\ufeffh\r\n${csvCell(cell)}\r\n`)
  },
)

test('a number below zero in a column of numbers is one, and what would run is not', () => {
  const file = textOf(
    writeCsv(
      [{ head: 'Net', isNumber: true }, { head: 'Note' }],
      [
        ['-9300', '-9300'],
        ['-2+3', ''],
      ],
    ),
  )

  expect(file).toBe("\ufeffNet,Note\r\n-9300,'-9300\r\n'-2+3,\r\n")
})
