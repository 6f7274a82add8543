import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvCell, csvLines } from '#db/data-rights/csv.ts'

const RUNS = /^[=+\-@\t\r\n＝＋－＠]/

/** Reads RFC 4180 as it stands there, by the letter. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '"' && cell === '') {
      const quoted = /^"((?:[^"]|"")*)"/.exec(text.slice(at))?.[1] ?? ''
      cell = quoted.replaceAll('""', '"')
      at += quoted.length + 1
    } else if (sign === ',' || (sign === '\r' && text[at + 1] === '\n')) {
      rows.at(-1)?.push(cell)
      cell = ''
      if (sign === '\r') {
        at += 1
        rows.push([])
      }
    } else cell += sign
  }
  rows.pop()
  return rows
}

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-2+3|cmd', "'-2+3|cmd"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', '"\'\r=1"'],
  ['\n=1', '"\'\n=1"'],
  ['＝1', "'＝1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠x', "'＠x"],
  ['a=1', 'a=1'],
  ['say "x", then', '"say ""x"", then"'],
  [-3, "'-3"],
  [null, ''],
  [true, 'true'],
  [['a', 'b'], '"[""a"",""b""]"'],
])('%j stands in a table as %j (attack 54)', (value, cell) => {
  expect(csvCell(value)).toBe(cell)
})

test('whatever somebody typed, no cell begins with a sign that a table program runs, and nothing else changes', () => {
  const typed = fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n＝＋－＠"\',;ab ü') })
  fc.assert(
    fc.property(fc.array(fc.tuple(typed, typed)), (rows) => {
      const [head, ...cells] = readCsv(
        [
          ...csvLines(
            ['a', 'b'],
            rows.map(([a, b]) => ({ a, b })),
          ),
        ].join(''),
      )

      expect(head).toEqual(['\uFEFFa', 'b'])
      expect(cells.flat().filter((cell) => RUNS.test(cell))).toEqual([])
      expect(cells).toEqual(rows.map((row) => row.map((text) => (RUNS.test(text) ? `'${text}` : text))))
    }),
    { numRuns: 200 },
  )
})
