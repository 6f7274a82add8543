import fc from 'fast-check'
import { expect, test } from 'vitest'
import { airport } from '#app/core/scoring/airport.ts'
import { cases } from '#tests/support/cases.ts'

test.each([
  // Wikipedia, "Airport problem", after Littlechild and Owen (1973)
  { losses: [8, 11, 13, 18], shares: [2, 3, 4, 9] },
  // thoughtfulexaminations, cost of a runway
  { losses: [1500, 2200, 3000], shares: [500, 850, 1650] },
  { losses: [], shares: [] },
  { losses: [0, 0], shares: [0, 0] },
  { losses: [5, 5], shares: [2.5, 2.5] },
])('the published runway $losses is shared as $shares', ({ losses, shares }) => {
  expect(airport(losses)).toEqual(shares)
})

const someLosses = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 6 })

test('shares are the Shapley value of the largest loss', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 5 }), (losses) => {
      airport(losses).forEach((share, member) => {
        expect(share).toBeCloseTo(shapley(losses, member), 9)
      })
    }),
    { numRuns: cases(500) },
  )
})

test('shares add up to the largest loss, whatever the order', () => {
  fc.assert(
    fc.property(someLosses, (losses) => {
      const shares = airport(losses)
      const sum = shares.reduce((a, b) => a + b, 0)
      const reversed = airport(losses.toReversed()).toReversed()

      expect(sum).toBeCloseTo(Math.max(...losses), 9)
      reversed.forEach((share, member) => {
        expect(share).toBeCloseTo(shares[member] as number, 9)
      })
    }),
    { numRuns: cases(2000) },
  )
})

/** Mean marginal contribution over all orders in which the members can arrive. */
function shapley(losses: number[], member: number): number {
  const orders = permutations(losses.map((_, index) => index))
  const gained = orders.map((order) => {
    const before = order.slice(0, order.indexOf(member)).map((other) => losses[other] as number)
    return Math.max(0, ...before, losses[member] as number) - Math.max(0, ...before)
  })
  return gained.reduce((a, b) => a + b, 0) / orders.length
}

function permutations(items: number[]): number[][] {
  if (items.length <= 1) return [items]
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]))
}
