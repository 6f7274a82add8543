import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ClientRow, guessColumns, readClientRows } from '#app/core/exchange/client-rows.ts'
import { comparableName } from '#app/core/exchange/same-name.ts'
import { cases } from '#tests/support/cases.ts'

const COLUMNS = { name: 0, reference: 1 }
const numbered = (rows: string[][]) => rows.map((cells, at) => ({ line: at + 2, cells }))
const read = (rows: string[][], known: Parameters<typeof readClientRows>[1]['known'] = []) =>
  readClientRows(numbered(rows), { columns: COLUMNS, width: 2, known })
const states = (rows: ClientRow[]) => rows.map(({ state }) => state)

const outcome = (row: ClientRow) => {
  if (row.state === 'known') return row.completes ? `${row.id} gets ${row.reference}` : row.id
  return row.state === 'repeated' ? `as line ${row.firstLine}` : row.state
}

/** What the rows come to by the plain rule: everybody met is asked, one after the other. */
function askedInTurn(
  rows: readonly [string, string][],
  known: { id: string; name: string; reference: string | null }[],
) {
  const met = known.map(({ id, name, reference }) => ({ is: id, name: comparableName(name), reference }))
  return rows.map(([said, number], at) => {
    const [name, reference] = [comparableName(said), number || null]
    const namesakes = met.filter((one) => one.name === name)
    const found =
      reference === null
        ? namesakes[0]
        : (met.findLast((one) => one.reference === reference) ?? namesakes.find((one) => one.reference === null))
    if (!found) {
      met.push({ is: `as line ${at + 2}`, name, reference })
      return 'new'
    }
    const completes = reference !== null && found.reference === null && !found.is.startsWith('as')
    if (reference !== null) found.reference = reference
    return completes ? `${found.is} gets ${reference}` : found.is
  })
}

describe('each fault is named by row and column', () => {
  test.each<[string, string[], string, number]>([
    ['no name', [' ', 'K1'], 'nameMissing', 0],
    ['a name longer than a line', ['x'.repeat(201), 'K1'], 'nameLong', 0],
    ['a name over two lines', ['A\nB', 'K1'], 'nameUnseen', 0],
    ['a name that turns the writing', ['A\u202eB', 'K1'], 'nameUnseen', 0],
    ['half a character', ['A\ud800', 'K1'], 'nameUnseen', 0],
    ['a number longer than a line', ['A', 'x'.repeat(101)], 'referenceLong', 1],
    ['a number with a tab in it', ['A', '1\t2'], 'referenceUnseen', 1],
    ['more cells than the head', ['A', 'K1', 'x'], 'columns', 2],
  ])('%s', (_, cells, fault, column) => {
    expect(read([cells])).toMatchObject([{ line: 2, state: 'faulty', fault, column }])
  })
})

describe('no client comes twice', () => {
  const known = [
    { id: 'a', name: 'Müller & Söhne', reference: 'K1' },
    { id: 'b', name: 'Straße AG', reference: null },
  ]

  test('one of the same number is known, whatever it is called now', () => {
    expect(read([['Mueller GmbH', 'K1']], known)).toMatchObject([{ state: 'known', id: 'a', completes: false }])
  })

  test('without a number the name decides: composed otherwise, in capitals, with more blanks', () => {
    const names = ['Mu\u0308ller & So\u0308hne', 'MÜLLER & SÖHNE', ' müller  &  söhne ', 'STRASSE AG']

    expect(
      states(
        read(
          names.map((name) => [name]),
          known,
        ),
      ),
    ).toEqual(['known', 'known', 'known', 'known'])
  })

  test('one that has no number yet gets it; another number is another client', () => {
    const rows = read(
      [
        ['Straße AG', 'K2'],
        ['Straße AG', 'K3'],
        ['Müller & Söhne', 'K9'],
      ],
      known,
    )

    expect(rows).toMatchObject([{ state: 'known', id: 'b', completes: true }, { state: 'new' }, { state: 'new' }])
  })

  test('one that stands twice in the file is taken once, and the first line is named', () => {
    expect(read([['A', 'K7'], ['a '], ['B', 'K7']])).toMatchObject([
      { state: 'new' },
      { state: 'repeated', firstLine: 2 },
      { state: 'repeated', firstLine: 2 },
    ])
  })

  test('the same list once more adds nothing, whatever is in it', () => {
    const cell = fc.constantFrom('', 'A', 'a', 'B ', 'Ä', 'A\u0308', 'K1', 'k1', 'K2')
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { maxLength: 8 }), (rows) => {
        const first = read(rows)
        const stored = first.flatMap((row) =>
          row.state === 'new' ? [{ id: String(row.line), name: row.name, reference: row.reference }] : [],
        )

        expect(read(rows, stored).filter(({ state }) => state === 'new')).toEqual([])
      }),
      { numRuns: cases(2_000) },
    )
  })

  test('of namesakes without a number the first gets the next number, as if each were asked in turn', () => {
    const name = fc.constantFrom('A', 'a', 'B')
    const number = fc.constantFrom('', 'K1', 'K2', 'K3', 'K4')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, number), { maxLength: 8 }),
        fc.array(fc.tuple(name, number), { maxLength: 10 }),
        (here, rows) => {
          const known = here.map(([own, said], at) => ({ id: `c${at}`, name: own, reference: said || null }))

          expect(read(rows, known).map(outcome)).toEqual(askedInTurn(rows, known))
        },
      ),
      { numRuns: cases(2_000) },
    )
  })

  test('of tens of thousands of namesakes the last without a number still gets one; then they are new', () => {
    const known = Array.from({ length: 45_000 }, (_, at) => ({
      id: `c${at}`,
      name: 'A',
      reference: at < 40_000 ? `K${at}` : null,
    }))
    const rows = Array.from({ length: 6_000 }, (_, at) => ['A', `N${at}`])
    const met = read(rows, known)

    expect(met[4_999]).toMatchObject({ state: 'known', id: 'c44999', completes: true })
    expect(met.filter(({ state }) => state === 'new')).toHaveLength(1_000)
  })

  test('equal names are equal both ways, and as they are compared they stay', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 10 }), (name) => {
        expect(comparableName(comparableName(name))).toBe(comparableName(name))
        expect(comparableName(name.normalize('NFD'))).toBe(comparableName(name))
      }),
      { numRuns: cases(2_000) },
    )
  })
})

describe('the columns are guessed from the head', () => {
  test.each([
    [['Name', 'Number'], { name: 0, reference: 1 }],
    [['Kundennummer', 'Firma', 'Ort'], { name: 1, reference: 0 }],
    [['Customer no.', 'Customer name'], { name: 1, reference: 0 }],
    [['ID', 'Anything'], { name: 1, reference: 0 }],
    [['City', 'Company'], { name: 1, reference: null }],
    [['Müller GmbH', 'Berlin'], null],
  ])('%j', (header, columns) => {
    expect(guessColumns(header)).toEqual(columns)
  })
})
