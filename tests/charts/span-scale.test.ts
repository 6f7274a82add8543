import { expect, test } from 'vitest'
import { layOutSpanScale } from '#app/charts/span-scale.ts'

test('an interval lies between its levels, and what it may still become around it', () => {
  const { levels, soFar, final, width } = layOutSpanScale({ soFar: { lo: 1, hi: 3 }, final: { lo: 0, hi: 3 } })
  const at = (level: number) => levels[level]?.x ?? Number.NaN

  expect(levels.map(({ level }) => level)).toEqual([0, 1, 2, 3, 4])
  expect(soFar).toEqual({ x1: at(1), x2: at(3) })
  expect(final && [final.x < at(0), final.x + final.width > at(3), final.x + final.width < at(4)]).toEqual([
    true,
    true,
    true,
  ])
  expect(at(4)).toBeLessThan(width)
})

test('nothing lies around an interval that is final', () => {
  expect(layOutSpanScale({ soFar: { lo: 2, hi: 2 }, final: { lo: 2, hi: 2 } }).final).toBeNull()
})
