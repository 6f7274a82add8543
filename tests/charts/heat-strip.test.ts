import { expect, test } from 'vitest'
import { layOutHeatStrip } from '#app/charts/heat-strip.ts'

const cell = (lo: number, hi = lo) => ({ id: `${lo}-${hi}`, steps: { lo, hi } })

test('a column is as high as it is sure: a fifth for the lowest step, all of it for the highest', () => {
  expect(layOutHeatStrip([cell(0)]).known.low).toBe('M0 25v-5h12v5z')
  expect(layOutHeatStrip([cell(2)]).known.middle).toBe('M0 25v-15h12v15z')
  expect(layOutHeatStrip([cell(4)]).known.high).toBe('M0 25v-25h12v25z')
})

test('only what could still be more is hatched, above what is sure', () => {
  expect(layOutHeatStrip([cell(3)]).possible).toBe('')
  const { known, possible } = layOutHeatStrip([cell(1, 3)])
  expect(known.low).toBe('M0 25v-10h12v10z')
  const heights = [...possible.matchAll(/[\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y))
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(5)
  expect(Math.max(...heights)).toBeLessThanOrEqual(15)
})

test('what does not apply is a dash without a column, and columns stand side by side', () => {
  const strip = layOutHeatStrip([cell(0), { id: 'none', steps: null }, cell(1)])
  expect(strip.none).toBe('M18 12.5h8')
  expect(strip.ground).toBe('M0 25v-25h12v25zM32 25v-25h12v25z')
  expect(strip.width).toBe(44)
})

test('nothing is nothing', () => {
  expect(layOutHeatStrip([])).toMatchObject({ width: 0, ground: '', possible: '', none: '' })
})
