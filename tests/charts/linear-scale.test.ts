import { expect, test } from 'vitest'
import { clampedScale, linearScale } from '#app/charts/linear-scale.ts'

test.each([
  [0, 10],
  [50, 60],
  [100, 110],
  [150, 160],
  [-10, 0],
])('a scale from 0-100 to 10-110 draws %d at %d', (value, at) => {
  expect(linearScale([0, 100], [10, 110])(value)).toBe(at)
})

test('it may run the other way, as heights do', () => {
  expect(linearScale([0, 4], [80, 0])(1)).toBe(60)
})

test('a domain without length has its middle everywhere', () => {
  expect(linearScale([3, 3], [0, 10])(7)).toBe(5)
})

test('clamped, nothing is drawn beyond the ends', () => {
  expect([-5, 0, 30, 100, 900].map(clampedScale([0, 100], [0, 10]))).toEqual([0, 0, 3, 10, 10])
})
