import { expect, test } from 'vitest'
import { showDays, showMoney } from '#app/core/roadmap/show-estimate.ts'

test('person-days are shown whole, and half a day is one', () => {
  expect(showDays({ low: 44.5, high: 99.5 })).toEqual({ low: 45, high: 100 })
  expect(showDays({ low: 0.5, high: 1 })).toEqual({ low: 1, high: 1 })
  expect(showDays({ low: 0, high: 0 })).toEqual({ low: 0, high: 0 })
})

test('money is shown to the 500, small sums to the 50', () => {
  expect(showMoney({ low: 2_892_500, high: 6_467_500 })).toEqual({ low: 29_000, high: 64_500 })
  expect(showMoney({ low: 32_500, high: 97_500 })).toEqual({ low: 350, high: 1_000 })
})

test('an estimate that is not nothing is never shown as nothing', () => {
  expect(showMoney({ low: 10_000, high: 600_000 })).toEqual({ low: 500, high: 6_000 })
})
