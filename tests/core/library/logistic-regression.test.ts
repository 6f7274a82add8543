import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  fitLogistic,
  type LabelledPoint,
  logOdds,
  lossOf,
  probabilityOf,
} from '#app/core/library/logistic-regression.ts'

const coordinate = fc.double({ min: -1, max: 1, noNaN: true })
const point = fc.record({ x: coordinate, y: coordinate, isPositive: fc.boolean() })
const points = fc.array(point, { minLength: 1, maxLength: 40 })

test('half of each kind at the same place says nothing', () => {
  const here = { x: 0.5, y: -0.25 }

  const weights = fitLogistic([
    { ...here, isPositive: true },
    { ...here, isPositive: false },
  ])

  expect(probabilityOf(weights, here)).toBeCloseTo(0.5, 9)
})

test('without features the intercept is the log-odds of the share', () => {
  const some = (isPositive: boolean, count: number): LabelledPoint[] =>
    Array.from({ length: count }, () => ({ x: 0, y: 0, isPositive }))

  const weights = fitLogistic([...some(true, 30), ...some(false, 10)])

  // ln(30 / 10) = 1.0986; the ridge of 0.0002 on the intercept takes 0.0002 * 1.0986 / (40 * 0.75 * 0.25) = 0.00003 of it
  expect(weights.intercept).toBeCloseTo(1.0986, 3)
  expect(weights).toMatchObject({ x: 0, y: 0 })
})

test('points that a line parts are parted', () => {
  const parted = [-0.9, -0.5, -0.1, 0.1, 0.6, 0.8].map((x) => ({ x, y: x / 2, isPositive: x > 0 }))

  const weights = fitLogistic(parted)

  expect(parted.map((each) => logOdds(weights, each) > 0)).toEqual(parted.map(({ isPositive }) => isPositive))
})

test('no weights nearby have a lower loss', () => {
  fc.assert(
    fc.property(points, fc.tuple(coordinate, coordinate, coordinate), (given, [a, b, c]) => {
      const weights = fitLogistic(given)
      const nearby = { intercept: weights.intercept + a / 100, x: weights.x + b / 100, y: weights.y + c / 100 }

      expect(lossOf(given, nearby)).toBeGreaterThanOrEqual(lossOf(given, weights) - 1e-9)
    }),
  )
})

test('the other way round, every weight is the opposite', () => {
  fc.assert(
    fc.property(points, (given) => {
      const weights = fitLogistic(given)

      const turned = fitLogistic(given.map((each) => ({ ...each, isPositive: !each.isPositive })))

      for (const name of ['intercept', 'x', 'y'] as const) expect(turned[name]).toBeCloseTo(-weights[name], 4)
    }),
  )
})
