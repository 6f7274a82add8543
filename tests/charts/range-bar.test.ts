import { expect, test } from 'vitest'
import { layOutRangeBar } from '#app/charts/range-bar.ts'

test('what is known ends where what is possible begins; there is no middle', () => {
  const bar = layOutRangeBar({ lo: 20, hi: 45, width: 200, height: 24 })

  expect(bar.known).toEqual({ x: 0, y: 8, width: 40, height: 8 })
  expect(bar.possible).toMatchObject({ x: 40, y: 8, width: 50, height: 8 })
})

test('without open answers nothing is hatched', () => {
  expect(layOutRangeBar({ lo: 30, hi: 30, width: 200, height: 24 }).possible).toBeNull()
})

test('nothing known at all is a hatched bar from end to end', () => {
  const bar = layOutRangeBar({ lo: 0, hi: 100, width: 200, height: 24 })

  expect(bar.known.width).toBe(0)
  expect(bar.possible).toMatchObject({ x: 0, width: 200 })
})

test('marks stand at the quarters', () => {
  const { ticks } = layOutRangeBar({ lo: 0, hi: 0, width: 200, height: 24 })

  expect(ticks.map(({ x }) => x)).toEqual([0, 50, 100, 150, 200])
})
