import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COMMENTS, FIRST_LABELS, LAST_LABELS, runRace } from '#app/core/library/label-race.ts'
import {
  accuraciesUntil,
  borderPath,
  chartPlace,
  curvePath,
  marksOf,
  placeOf,
} from '#app/core/library/label-race-drawing.ts'

const race = runRace('clear', 1)
const SIZE = { width: 300, height: 200 }

test('comments lie with waiting to the right and friendly words up', () => {
  // 220 wide, 12 at each edge
  expect(placeOf({ x: -1, y: -1 })).toEqual({ x: 12, y: 208 })
  expect(placeOf({ x: 1, y: 1 })).toEqual({ x: 208, y: 12 })
  expect(placeOf({ x: 0, y: 0 })).toEqual({ x: 110, y: 110 })
})

test('every label is one mark, and one comment comes next until the last label', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: FIRST_LABELS, max: LAST_LABELS }),
      fc.constantFrom('asked', 'random'),
      (labels, arm) => {
        const marks = marksOf(race, arm, labels)
        const labelled = marks.filter((mark) => mark === 'complaint' || mark === 'calm')

        expect(marks).toHaveLength(COMMENTS)
        expect(labelled).toHaveLength(labels)
        expect(marks.filter((mark) => mark === 'next')).toHaveLength(labels < LAST_LABELS ? 1 : 0)
      },
    ),
  )
})

test('the line goes from edge to edge of the plane', () => {
  expect(borderPath({ intercept: 0, x: 1, y: 0 })).toBe('M110 208L110 12')
  expect(borderPath({ intercept: 0, x: 0, y: 2 })).toBe('M12 110L208 110')
  // Through two corners it has four crossings, at two places
  expect(borderPath({ intercept: 0, x: 1, y: -1 })).toBe('M12 208L208 12')
})

test('a line that crosses nothing of the plane is not drawn', () => {
  expect(borderPath({ intercept: 5, x: 1, y: 1 })).toBe('')
  expect(borderPath({ intercept: 1, x: 0, y: 0 })).toBe('')
})

test('the chart goes from half right at its foot to all right at its head', () => {
  expect(chartPlace(SIZE, FIRST_LABELS, 0.5)).toEqual({ x: 40, y: 176 })
  expect(chartPlace(SIZE, LAST_LABELS, 1)).toEqual({ x: 292, y: 8 })
  expect(chartPlace(SIZE, LAST_LABELS, 0.3)).toEqual({ x: 292, y: 176 })
})

test('a curve has a point for each label after the first ones', () => {
  const accuracies = accuraciesUntil(race, 'asked', 6)

  expect(accuracies).toEqual(race.runs.asked.steps.slice(0, 3).map(({ accuracy }) => accuracy))
  expect(curvePath(SIZE, [0.5, 1])).toBe('M40 176L49 8')
  expect(curvePath(SIZE, accuracies).match(/[ML]/g)).toEqual(['M', 'L', 'L'])
})
