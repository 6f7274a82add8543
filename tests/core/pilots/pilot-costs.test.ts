import { describe, expect, test } from 'vitest'
import { parsePilotRecord } from '#app/core/pilots/parse-pilot-record.ts'
import { plannedCost, spentSoFar } from '#app/core/pilots/pilot-costs.ts'
import { pilotFigures } from '#app/core/pilots/pilot-figures.ts'
import { readTypedMoney } from '#app/core/pilots/typed-money.ts'
import { exportedPilot } from './support/exported-pilot.ts'

const costs = [
  { on: '2026-12-10', cents: 10, currency: 'EUR', text: 'Licences' },
  { on: '2026-12-01', cents: 20, currency: 'EUR', text: 'Licences' },
  { on: '2026-12-01', cents: 99_999, currency: 'CHF', text: 'Training' },
]

describe('what a pilot really cost', () => {
  test('is summed up to a day, each currency by itself, in whole cents', () => {
    expect(spentSoFar({ costs }, '2026-12-31')).toEqual({
      sums: [
        { currency: 'CHF', cents: 99_999 },
        { currency: 'EUR', cents: 30 },
      ],
      until: '2026-12-10',
      entries: 3,
    })
    expect(spentSoFar({ costs }, '2026-12-09')).toMatchObject({ until: '2026-12-01', entries: 2 })
    expect(spentSoFar({ costs }, '2026-11-30')).toBeNull()
    expect(spentSoFar({}, '2026-12-31')).toBeNull()
  })

  test('stands in an export only if there is something, in any order, and no figure hangs on it', () => {
    const without = parsePilotRecord(exportedPilot())
    const one = parsePilotRecord({ ...exportedPilot(), costs })
    const other = parsePilotRecord({ ...exportedPilot(), costs: costs.toReversed() })
    if (!without.ok || !one.ok) throw new Error('The example is no export.')

    expect(one).toEqual(other)
    expect(without.pilot).not.toHaveProperty('costs')
    expect(pilotFigures(one.pilot, '2027-01-25')).toEqual(pilotFigures(without.pilot, '2027-01-25'))
    for (const wrong of [{ cents: 0 }, { cents: 1.5 }, { currency: 'euro' }, { text: '' }])
      expect(parsePilotRecord({ ...exportedPilot(), costs: [{ ...costs[0], ...wrong }] }).ok).toBe(false)
  })
})

test('what a charter plans is what it costs once and the share of a year since the start', () => {
  const parsed = parsePilotRecord(exportedPilot())
  if (!parsed.ok || parsed.pilot.charter.value === null) throw new Error('The example has no value inputs.')
  const { charter } = parsed.pilot
  const value = { ...parsed.pilot.charter.value, run: { low: 800, base: 730, high: 700 } }
  const own = { ...charter, value, startsOn: '2026-12-01' }
  const once = value.oneOff.base

  expect(plannedCost(own, '2026-12-31')).toBeCloseTo(once + 60, 9)
  expect(plannedCost(own, '2026-11-01')).toBe(once)
  expect(plannedCost({ ...charter, value: null }, '2026-12-31')).toBeNull()
})

test.each([
  ['1234,50', 123_450],
  ['1.234,50 €', 123_450],
  ['EUR 1,234.50', 123_450],
  ['0,07', 7],
  ['19.99', 1_999],
  ['10 000 000', 1_000_000_000],
  ['', 'noNumber'],
  ['about 20', 'noNumber'],
  ['1.234', 'ambiguous'],
  ['0', 'notPositive'],
  ['-5', 'notPositive'],
  ['1,2345', 'cents'],
  ['10000000,01', 'tooMuch'],
])('an amount typed as %j is read as %s', (typed, expected) => {
  const read = readTypedMoney(typed, 'EUR')

  expect(read.ok ? read.cents : read.fault).toBe(expected)
})
