import { expect, test } from 'vitest'
import { layOutWeeksBar } from '#app/charts/weeks-bar.ts'

test('the bar runs from today to the earliest week, and what may be needed on top to the latest', () => {
  const { bar, possible } = layOutWeeksBar({ lo: 4, hi: 7, max: 40, width: 300, height: 20 })

  // 300 / 40 = 7.5 a week
  expect(bar).toMatchObject({ x: 0, y: 5, width: 30, height: 10 })
  expect(possible).toMatchObject({ x: 30, y: 5, width: 22.5, height: 10 })
})

test('a week that is sure ends the bar, and nothing is open', () => {
  const { bar, possible } = layOutWeeksBar({ lo: 40, hi: 40, max: 40, width: 300, height: 20 })

  expect(bar).toMatchObject({ x: 0, width: 300 })
  expect(possible).toBeNull()
})

test('what is ready now stands at today', () => {
  const { bar, possible } = layOutWeeksBar({ lo: 0, hi: 0, max: 0, width: 300, height: 20 })

  expect(bar).toMatchObject({ x: 0, width: 6 })
  expect(possible).toBeNull()
})
