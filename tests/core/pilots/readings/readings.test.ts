import { describe, expect, test } from 'vitest'
import { parseCsv } from '#app/core/exchange/parse-csv.ts'
import { baselinePeriodsOf, dueDay, entryPeriod, missingPeriods } from '#app/core/pilots/readings/missing-periods.ts'
import { isFarOff, plausibleRange } from '#app/core/pilots/readings/plausible-range.ts'
import { readReadingRows } from '#app/core/pilots/readings/read-reading-rows.ts'
import { guessReading } from '#app/core/pilots/readings/reading-columns.ts'
import type { AskedFigure, ReadingPlan } from '#app/core/pilots/readings/reading-plan.ts'
import { summariseTypedCases } from '#app/core/pilots/readings/summarise-typed-cases.ts'
import { readCount, readFigure } from '#app/core/pilots/readings/typed-figure.ts'
import { readTypedPeriod } from '#app/core/pilots/readings/typed-period.ts'

const TODAY = '2026-11-22'

const asked = (id: string, own: Partial<AskedFigure> = {}): AskedFigure => ({
  id,
  name: id,
  unit: 'min',
  kind: 'continuous',
  isGuardrail: false,
  isPrimary: false,
  aggregation: 'mean',
  bounds: {},
  level: null,
  ...own,
})

const aPlan = (own: Partial<ReadingPlan> = {}): ReadingPlan => ({
  period: 'week',
  arms: ['pilot'],
  startsOn: '2026-11-02',
  endsOn: '2026-12-27',
  followUpDays: 0,
  baselinePeriods: 2,
  figures: [asked('minutes', { name: 'Handling time', isPrimary: true }), asked('solved', { kind: 'proportion' })],
  ...own,
})

test.each<[string, string]>([
  ['2026-11-16', '2026-11-16'],
  ['2026-11-16 00:00:00', '2026-11-16'],
  ['16.11.2026', '2026-11-16'],
  ['6. 1. 26', '2026-01-06'],
  ['16/11/2026', '2026-11-16'],
  ['11/16/2026', '2026-11-16'],
  ['16 Nov 2026', '2026-11-16'],
  ['16. Dez. 2026', '2026-12-16'],
  ['Mo., 16.11.2026', '2026-11-16'],
  ['Montag, 16. November 2026', '2026-11-16'],
  ['Mon 16 Nov 2026', '2026-11-16'],
  ['Nov 16, 2026', '2026-11-16'],
  ['46342', '2026-11-16'],
  ['KW 47', '2026-11-16'],
  ['KW 48', '2025-11-24'],
  ['kw47/2026', '2026-11-16'],
  ['2026-W47', '2026-11-16'],
  ['Week 1 2026', '2025-12-29'],
  ['2026-11', '2026-11-01'],
  ['11.2026', '2026-11-01'],
  ['November 2026', '2026-11-01'],
])('%s is a period from %s', (typed, on) => {
  expect(readTypedPeriod(typed, { style: 'any', today: TODAY })).toMatchObject({ ok: true, on })
})

test.each(['', 'Total', '2026-02-30', 'KW 54', 'W53 2025', '99999', '31.11.2026'])('%j is no period', (typed) => {
  expect(readTypedPeriod(typed, { style: 'any', today: TODAY })).toEqual({ ok: false, fault: 'noDate' })
})

test('a day that could be two is asked about, and read as it was said', () => {
  const read = (style: 'any' | 'day-first' | 'month-first') => readTypedPeriod('03/04/2026', { style, today: TODAY })

  expect(read('any')).toEqual({ ok: false, fault: 'ambiguousDate' })
  expect(read('day-first')).toMatchObject({ on: '2026-04-03' })
  expect(read('month-first')).toMatchObject({ on: '2026-03-04' })
})

test.each([
  ['12,5', 'any', 12.5],
  ['12.5', 'any', 12.5],
  ['1.234,5', 'any', 1234.5],
  ['1 234,5', 'any', 1234.5],
  ['−3', 'any', -3],
  ['12 %', 'any', 12],
  ['1.234', 'any', null],
  ['1.234', 'point', 1.234],
  ['1.234', 'comma', 1234],
  ['1,234', 'point', 1234],
  ['1.2E-3', 'point', 0.0012],
  ['1e300', 'point', null],
  ['', 'point', null],
  ['twelve', 'any', null],
] as const)('%j, decimals as %s, is %s', (typed, style, number) => {
  const read = readFigure(typed, style)
  expect(read.ok ? read.number : null).toBe(number)
})

test.each([
  ['1.200', 1200],
  ['1,200', 1200],
  ['40', 40],
  ['40,0', 40],
  ['40.5', null],
  ['-1', null],
  ['99999999999', null],
])('%s cases are %s', (typed, count) => {
  expect(readCount(typed, 'any')).toBe(count)
})

describe('what is missing', () => {
  test('every period that is over is asked for, by KPI and arm, and none that is not', () => {
    const known = [
      { kpiId: 'minutes', onDay: '2026-11-02', arm: 'pilot' as const },
      { kpiId: 'solved', onDay: '2026-11-02', arm: 'pilot' as const },
      { kpiId: 'minutes', onDay: '2026-11-09', arm: 'pilot' as const },
    ]
    const missing = missingPeriods(aPlan(), known, '2026-11-23')

    expect(missing).toEqual([
      { from: '2026-11-09', to: '2026-11-15', missing: [{ kpiId: 'solved', arm: 'pilot' }] },
      {
        from: '2026-11-16',
        to: '2026-11-22',
        missing: [
          { kpiId: 'minutes', arm: 'pilot' },
          { kpiId: 'solved', arm: 'pilot' },
        ],
      },
    ])
    expect(missingPeriods(aPlan({ startsOn: null }), known, TODAY)).toEqual([])
    expect(dueDay(aPlan(), missing, '2026-11-23')).toBe('2026-11-09')
    expect(dueDay(aPlan(), [], '2026-11-26')).toBe('2026-11-23')
  })

  test.each([
    ['day', '2026-11-05', ['2026-11-02', '2026-11-03', '2026-11-04']],
    ['week', '2026-11-15', ['2026-11-02']],
    ['month', '2027-01-20', ['2026-12-01']],
  ] as const)('by the %s', (period, today, due) => {
    const plan = aPlan({ period, endsOn: '2027-01-31' })
    expect(missingPeriods(plan, [], today).map(({ from }) => from)).toEqual(due)
  })

  test('a period that the start falls into is asked of nobody', () => {
    expect(missingPeriods(aPlan({ startsOn: '2026-11-04' }), [], '2026-11-16').map(({ from }) => from)).toEqual([
      '2026-11-09',
    ])
  })

  test('the periods to compare with are those right before the start', () => {
    expect(baselinePeriodsOf(aPlan()).map(({ from }) => from)).toEqual(['2026-10-19', '2026-10-26'])
    expect(baselinePeriodsOf(aPlan({ startsOn: '2026-11-04' })).map(({ to }) => to)).toEqual([
      '2026-10-25',
      '2026-11-01',
    ])
    expect(entryPeriod('2026-11-18', 'month')).toEqual({ from: '2026-11-01', to: '2026-11-30' })
  })

  test('figures by the day are compared by whole weeks: each of their days is asked for', () => {
    const days = baselinePeriodsOf(aPlan({ period: 'day', startsOn: '2026-11-04' })).map(({ from }) => from)

    expect(days).toHaveLength(14)
    expect([days[0], days.at(-1)]).toEqual(['2026-10-19', '2026-11-01'])
  })
})

test('a value far from the others is asked about, one near them is not', () => {
  const range = plausibleRange([20, 22, 19, 24], null)

  expect(isFarOff(205, range)).toBe(true)
  expect(isFarOff(12, range)).toBe(false)
  expect(isFarOff(205, plausibleRange([20, 22], 21))).toBe(true)
  expect(isFarOff(60, plausibleRange([20], 21))).toBe(false)
  expect(isFarOff(205, plausibleRange([20], null))).toBe(false)
  expect(plausibleRange([5, 5, 5, 5], null)).toEqual({ low: 2.5, high: 7.5, from: 'figures' })
})

test('pasted cases become one figure as the charter says', () => {
  const typed = '10\n\n20,5\n90\n'

  expect(summariseTypedCases(typed, 'median')).toMatchObject({ measured: { value: 20.5 }, cases: 3 })
  expect(summariseTypedCases(typed, 'sum')).toMatchObject({ measured: { value: 120.5 } })
  expect(summariseTypedCases('1\t0\t1', 'share')).toMatchObject({
    measured: { numerator: 2, denominator: 3 },
    caseSd: null,
  })
  expect(summariseTypedCases('10\nx', 'mean')).toEqual({ ok: false, line: 2, fault: 'noNumber' })
})

function read(text: string, plan = aPlan(), own: object = {}) {
  const parsed = parseCsv(text, '\t', { rows: 100, columns: 20, cell: 100 })
  if (!parsed.ok) throw new Error(parsed.fault)
  const { reading, headless } = guessReading(parsed.rows[0]?.cells ?? [], plan, TODAY)
  const rows = headless ? parsed.rows : parsed.rows.slice(1)
  return readReadingRows(rows, { plan, reading: { ...reading, ...own }, today: TODAY })
}

describe('a table of figures', () => {
  test('three weeks with decimal commas and an empty row come in without a head (needs 8, walk 13)', () => {
    expect(read('KW 45\t12,5\n\nKW 46\t11,25\nKW 47\t')).toEqual([
      { line: 1, state: 'read', figure: aFigure('2026-11-02', { value: 12.5 }) },
      { line: 3, state: 'read', figure: aFigure('2026-11-09', { value: 11.25 }) },
      { line: 4, state: 'empty' },
    ])
  })

  test('columns are known by their heads, KPIs by their names', () => {
    const rows = read(
      'Week\tKPI\tValue\tNumerator\tDenominator\n2.11.2026\thandling TIME\t12\t\t\n2.11.2026\tsolved\t\t30\t40',
    )

    expect(rows).toEqual([
      { line: 2, state: 'read', figure: aFigure('2026-11-02', { value: 12 }) },
      { line: 3, state: 'read', figure: aFigure('2026-11-02', { numerator: 30, denominator: 40 }, 'solved') },
    ])
  })

  test('a column of the name of a KPI is that KPI', () => {
    expect(read('Date\tOther\tHandling time\n2026-11-02\tx\t7')).toMatchObject([{ figure: { measured: { value: 7 } } }])
  })

  test.each([
    ['Total\t5', 'noDate', 0],
    ['\t5', 'dateMissing', 0],
    ['2026-11-30\t5', 'future', 0],
    ['1999-01-04\t5', 'far', 0],
    ['2026-11\t5', 'coarse', 0],
    ['03/04/2026\t5', 'ambiguousDate', 0],
    ['=A1\t5', 'formula', 0],
    ['2026-11-02\tx', 'noNumber', 1],
    ['2026-11-02\t1.234', 'ambiguous', 1],
    ['2026-11-02\t=SUM(A1)', 'formula', 1],
    ['2026-11-02\t5\tcontrol', 'noControl', 2],
    ['2026-11-02\t5\tsomebody', 'unknownArm', 2],
    ['2026-11-02\t5\t\tNever heard of', 'unknownKpi', 3],
    ['2026-11-02\t5\t\tsolved', 'countsNeeded', 0],
  ])('%j is named as %s in column %i', (row, fault, column) => {
    expect(read(`Date\tValue\tArm\tKPI\n${row}`)).toMatchObject([
      { line: 2, state: 'faulty', faults: [{ fault, column }] },
    ])
  })

  test('more of a whole than the whole is a fault, and every fault of a row is named', () => {
    const solved = asked('solved', { kind: 'proportion', isPrimary: true })
    const plan = aPlan({ figures: [solved] })

    expect(read('Week\tHits\tCases\nKW 45\t41\t40\nsoon\t1,5\t40', plan)).toMatchObject([
      { state: 'faulty', faults: [{ fault: 'countsReversed' }] },
      { state: 'faulty', faults: [{ fault: 'noDate' }, { fault: 'noCount', cell: '1,5' }] },
    ])
  })

  test('of two figures for one week the first counts', () => {
    expect(read('2026-11-02\t5\n2026-11-04\t6')).toMatchObject([{ state: 'read' }, { state: 'repeated', firstLine: 1 }])
  })
})

const aFigure = (onDay: string, measured: object, kpiId = 'minutes') => ({ kpiId, onDay, arm: 'pilot', measured })
