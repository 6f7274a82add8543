import { expect, test } from 'vitest'
import { layOutGantt } from '#app/charts/gantt.ts'

const rows = [
  { id: 'early', start: 0, end: 2, perhapsUnnecessary: false },
  { id: 'open', start: 2, end: 4, perhapsUnnecessary: true },
  { id: 'late', start: 8, end: 10, perhapsUnnecessary: false },
]
const picture = { weeks: 10, rows, ticks: [{ week: 4, text: '21 Dec' }], width: 500, rowHeight: 20 }

test('a week has the same width everywhere', () => {
  const { rows, ticks } = layOutGantt(picture)

  // 50 a week, one point of paper between two bars
  expect(rows.map(({ bar }) => [bar.x, bar.width])).toEqual([
    [0, 99],
    [100, 99],
    [400, 99],
  ])
  expect(ticks).toEqual([{ x: 200, text: '21 Dec' }])
})

test('a label stands right of its bar, and left of it near the end', () => {
  const { rows } = layOutGantt(picture)

  expect(rows.map(({ label }) => label.anchor)).toEqual(['start', 'start', 'end'])
})

test('what is perhaps unnecessary is hatched, nothing else', () => {
  const { rows } = layOutGantt(picture)

  expect(rows.map(({ hatch }) => hatch !== '')).toEqual([false, true, false])
})
