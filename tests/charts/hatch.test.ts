import { expect, test } from 'vitest'
import { hatch } from '#app/charts/hatch.ts'

test('lines run from edge to edge of the box', () => {
  // x + y = 4 and 8 cross a box of 6 by 6; 12 touches only its corner
  expect(hatch({ x: 0, y: 0, width: 6, height: 6 })).toBe('M0 4L4 0M2 6L6 2')
})

test('a box without an area has no lines', () => {
  expect(hatch({ x: 5, y: 5, width: 0, height: 8 })).toBe('')
})

test('lines keep their place, so neighbouring boxes join', () => {
  const whole = hatch({ x: 0, y: 0, width: 8, height: 4 })
  expect(whole).toContain('M4 4L8 0')
  expect(hatch({ x: 4, y: 0, width: 4, height: 4 })).toContain('M4 4L8 0')
})
