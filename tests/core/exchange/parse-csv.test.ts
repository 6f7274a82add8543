import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText } from '#app/core/exchange/decode-text.ts'
import { detectSeparator, type ParsedCsv, parseCsv, SEPARATORS } from '#app/core/exchange/parse-csv.ts'
import { cases } from '#tests/support/cases.ts'

const LIMITS = { rows: 100, columns: 10, cell: 1_000 }
const cells = (parsed: ParsedCsv) => (parsed.ok ? parsed.rows.map((row) => row.cells) : parsed.fault)
const utf8 = (text: string) => new TextEncoder().encode(text)

describe('a table of separated values', () => {
  test.each([
    [
      'plain cells',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['any line end, and one at the end', 'a\r\nb\rc\n', [['a'], ['b'], ['c']]],
    ['quotes around separators, line ends and quotes', '"a,""b""\r\nc",d', [['a,"b"\r\nc', 'd']]],
    ['a quote inside a plain cell', 'a "b" c,d', [['a "b" c', 'd']]],
    ['text behind a closing quote', '"a" b,"c"d"e"\n"f" ', [['a b', 'cd"e"'], ['f ']]],
    ['empty cells', ',a,,\n', [['', 'a', '', '']]],
    ['rows without content are left out', 'a\n\n , \n"",\nb', [['a'], ['b']]],
    ['a formula is text', '=1+1,@SUM(A1)', [['=1+1', '@SUM(A1)']]],
    ['blanks stay', ' a ,\tb', [[' a ', '\tb']]],
    [
      'a header that names a prototype',
      '__proto__,constructor\n1,2',
      [
        ['__proto__', 'constructor'],
        ['1', '2'],
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(cells(parseCsv(text, ',', LIMITS))).toEqual(expected)
  })

  test('rows keep the line that they begin in, over cells with several lines', () => {
    const parsed = parseCsv('a\n"b\nb"\n\nc', ',', LIMITS)

    expect(parsed.ok && parsed.rows.map(({ line }) => line)).toEqual([1, 2, 5])
  })

  test('a formula that nobody quoted costs its own row alone', () => {
    const text = 'Firma;Nr;Ort\r\n=HYPERLINK("http://x";"a");K-77;Bonn\r\nMüller;K-78;Köln\r\n'

    expect(parseCsv(text, ';', LIMITS)).toEqual({
      ok: true,
      rows: [
        { line: 1, cells: ['Firma', 'Nr', 'Ort'] },
        { line: 2, cells: ['=HYPERLINK("http://x"', 'a)', 'K-77', 'Bonn'] },
        { line: 3, cells: ['Müller', 'K-78', 'Köln'] },
      ],
    })
  })

  test('there is a row for every line end outside quotes, and each keeps its line', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', '"', ' ', '='), maxLength: 6 })
    const quoted = fc.string({ unit: fc.constantFrom('b', '"', ';', '\n', '\r', '\r\n'), maxLength: 6 })
    const cell = fc.record({ quoted, behind: plain.filter((text) => !text.startsWith('"')) })
    const row = fc.record({
      first: plain,
      cells: fc.array(cell, { maxLength: 4 }),
      end: fc.constantFrom('\n', '\r', '\r\n'),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        const written = rows.map(({ first, cells, end }) => {
          const own = cells.map(({ quoted, behind }) => `"${quoted.replaceAll('"', '""')}"${behind}`)
          return [`x${first}`, ...own].join(';') + end
        })
        const linesBefore = (at: number) =>
          written
            .slice(0, at)
            .join('')
            .split(/\r\n|\r|\n/).length
        const expected = rows.map(({ first, cells }, at) => ({
          line: linesBefore(at),
          cells: [`x${first}`, ...cells.map(({ quoted, behind }) => quoted + behind)],
        }))

        expect(parseCsv(written.join(''), ';', LIMITS)).toEqual({ ok: true, rows: expected })
      }),
      { numRuns: cases(2_000) },
    )
  })

  test('what is written comes back, whatever stands in the cells', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 20 })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 })
    fc.assert(
      fc.property(table, fc.constantFrom(...SEPARATORS), (rows, separator) => {
        const written = rows
          .map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(separator))
          .join('\r\n')

        expect(cells(parseCsv(written, separator, LIMITS))).toEqual(
          rows.filter((row) => row.some((each) => each.trim() !== '')),
        )
      }),
      { numRuns: cases(1_000) },
    )
  })

  test.each([
    ['a million columns', 'a,'.repeat(1_000_000), 'tooManyColumns', 1],
    ['a hundred thousand and one rows', 'a\n'.repeat(100_001), 'tooManyRows', 101],
    ['a quote of 5 MB that is never closed', `a\n"${'x'.repeat(5_000_000)}`, 'openQuote', 2],
    ['a cell of 5 MB', 'x'.repeat(5_000_000), 'longCell', 1],
    ['a million quotes', '"'.repeat(1_000_001), 'openQuote', 1],
  ])('%s stop at the limit, within 200 ms of computing (attack 61)', (_, text, fault, line) => {
    const times: number[] = []
    for (let round = 0; round < 3; round += 1) {
      const started = process.cpuUsage()
      const separator = detectSeparator(text)
      expect(parseCsv(text, separator, LIMITS)).toEqual({ ok: false, fault, line })
      const { user, system } = process.cpuUsage(started)
      times.push((user + system) / 1000)
    }
    expect(Math.min(...times)).toBeLessThan(200)
  })
})

describe('the separator is found', () => {
  test.each([
    ['Name,Number\nA & B,1', ','],
    ['Name;Number\n"A, B and C";1', ';'],
    ['Name\tNumber\nA, B; C\t1', '\t'],
    ['Name\nA\nB', ','],
    ['Name;Note\nMüller;"a, b, c, d"\nKoch;x', ';'],
  ])('in %j', (text, separator) => {
    expect(detectSeparator(text)).toBe(separator)
  })
})

describe('a file is read as programs write it', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8', utf8('Müller €')],
    ['UTF-8 with a mark in front', utf8('\uFEFFMüller €')],
    ['Windows-1252', Uint8Array.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x20, 0x80])],
    [
      'UTF-16, as Excel writes "Unicode text"',
      Uint8Array.from([
        0xff,
        0xfe,
        ...new Uint8Array(new Uint16Array([...'Müller €'].map((c) => c.charCodeAt(0))).buffer),
      ]),
    ],
  ])('%s', (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ ok: true, text: 'Müller €' })
  })

  test.each<[string, Uint8Array, string]>([
    ['a spreadsheet', utf8('PK\u0003\u0004'), 'packed'],
    ['nothing', new Uint8Array(), 'empty'],
    ['blanks alone', utf8(' \r\n\t'), 'empty'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 'binary'],
  ])('%s is no table', (_, bytes, fault) => {
    expect(decodeText(bytes)).toEqual({ ok: false, fault })
  })
})
