import { expect, test } from 'vitest'
import { layOutLosses } from '#app/charts/stacked-losses.ts'

test('reached, open and lost points fill the bar', () => {
  const losses = [
    { id: 'a', points: 30 },
    { id: 'b', points: 20 },
  ]

  const bar = layOutLosses({ readiness: { lo: 40, hi: 50 }, losses, width: 100, height: 10 })

  expect(bar.reached).toEqual({ x: 0, y: 0, width: 40, height: 10 })
  expect(bar.open).toMatchObject({ x: 40, width: 10 })
  // a seam of one point after each
  expect(bar.lost.map(({ id, x, width }) => [id, x, width])).toEqual([
    ['a', 50, 29],
    ['b', 80, 19],
  ])
})

test('without open answers nothing is hatched', () => {
  expect(layOutLosses({ readiness: { lo: 100, hi: 100 }, losses: [], width: 100, height: 10 }).open).toBeNull()
})
