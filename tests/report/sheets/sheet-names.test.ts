import { expect, test } from 'vitest'
import { sheetNames } from '#app/report/sheets/sheet-names.ts'

test('names of sheets lose what programs refuse, and end at 31 characters', () => {
  expect(sheetNames(["'Who [a/b]: now?'", 'A'.repeat(40), '\u0000'])).toEqual(['Who a b now', 'A'.repeat(31), '–'])
})

test('names that programs would take for the same are told apart', () => {
  expect(sheetNames(['Notes', 'NOTES', 'notes', 'B'.repeat(31), 'b'.repeat(32)])).toEqual([
    'Notes',
    'NOTES 2',
    'notes 3',
    'B'.repeat(31),
    `${'b'.repeat(29)} 2`,
  ])
})
