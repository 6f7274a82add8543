import { expect, test } from 'vitest'
import { comparedWindow } from '#app/core/pilots/compared-window.ts'
import { type PilotExport, parsePilotRecord } from '#app/core/pilots/parse-pilot-record.ts'
import { pilotFigures } from '#app/core/pilots/pilot-figures.ts'
import { exportedPilot } from './support/exported-pilot.ts'
import { aCharter, week } from './support/pilots.ts'

test.each([
  ['the weeks before the start that were planned, and half a year after the end', {}, [week(-11), '2027-07-25']],
  ['a year before the start where the charter names no number', { baselinePeriods: null }, [week(-51), '2027-07-25']],
  ['whole weeks where the start falls into one', { startsOn: '2026-12-03' }, [week(-11), '2027-07-25']],
  ['months', { period: 'month' as const, baselinePeriods: 2 }, ['2026-09-01', '2027-07-31']],
  ['the pilot as extended', { extendedTo: '2027-02-07' }, [week(-11), '2027-08-08']],
  ['weeks where figures come by the day', { period: 'day' as const }, [week(-11), '2027-07-25']],
])('a pilot is compared over %s', (_, own, days) => {
  expect(Object.values(comparedWindow(aCharter({ baselinePeriods: 12, ...own })))).toEqual(days)
})

test('figures from long before and long after change nothing: how far back one compares is settled by the charter', () => {
  const read = (more: PilotExport['readings']) => {
    const { charter, readings, ...rest } = exportedPilot()
    const json = { ...rest, charter: { ...charter, baselinePeriods: 12 }, readings: [...readings, ...more] }
    const parsed = parsePilotRecord(json)
    if (!parsed.ok) throw new Error(parsed.error.message)
    return pilotFigures(parsed.pilot, '2028-01-01')
  }
  const far = [-300, -12, 40, 52].map((number) => {
    return { kpi: 'minutes', on: week(number), arm: 'pilot' as const, value: 1_000, provisional: false }
  })

  expect(read(far)).toEqual(read([]))
  expect(read(far).figures.find(({ id }) => id === 'minutes')?.rows).toHaveLength(20)
})
