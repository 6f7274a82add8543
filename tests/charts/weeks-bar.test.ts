import { expect, test } from 'vitest'
import { layOutWeeksBar } from '#app/charts/weeks-bar.ts'

test('the bar runs from the earliest to the latest week', () => {
  const { bar } = layOutWeeksBar({ lo: 5, hi: 7, max: 40, width: 300, height: 20 })

  // 300 / 40 = 7.5 a week
  expect(bar).toMatchObject({ x: 37.5, y: 5, width: 15, height: 10 })
})

test('a week that is sure is still seen, also at the end of the line', () => {
  const { bar } = layOutWeeksBar({ lo: 40, hi: 40, max: 40, width: 300, height: 20 })

  expect(bar).toMatchObject({ x: 294, width: 6 })
})

test('what is ready now stands at today', () => {
  const { bar } = layOutWeeksBar({ lo: 0, hi: 0, max: 0, width: 300, height: 20 })

  expect(bar).toMatchObject({ x: 0, width: 6 })
})
