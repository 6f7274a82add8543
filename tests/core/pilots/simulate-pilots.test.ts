import { describe, expect, test } from 'vitest'
import { noiseOfCases } from '#app/core/pilots/pilot-plan.ts'
import {
  chanceTable,
  countDecisions,
  type PossibleWorld,
  sayChance,
  simulatePilots,
} from '#app/core/pilots/simulate-pilots.ts'

/** The situation of the table in methods 5.6: weekly means of 25 cases, sd 12, weeks differ by 1. */
function aWorld(own: Partial<PossibleWorld> = {}): PossibleWorld {
  const noise = noiseOfCases(12, 25, 1)
  const plan = { design: 'before-after', baselinePeriods: 12, pilotPeriods: 8, noise, phi: 0 } as const
  return { plan, kind: 'continuous', effect: 6, worthwhile: 2, guardrails: [], ...own }
}

describe('a hundred possible pilots', () => {
  test('are the same for the same seed, and others for another', () => {
    const pilots = simulatePilots(aWorld(), { runs: 100, seed: 7 })

    expect(pilots).toHaveLength(100)
    expect(simulatePilots(aWorld(), { runs: 100, seed: 7 })).toEqual(pilots)
    expect(simulatePilots(aWorld(), { runs: 100, seed: 8 })).not.toEqual(pilots)
  })

  test('end in scale mostly where the effect is large, hardly ever without one, and in stop where it harms', () => {
    const goOf = (effect: number) => countDecisions(simulatePilots(aWorld({ effect }), { runs: 100, seed: 1 }))

    // methods 5.6, 12 + 8 weeks: .000 without an effect, .93 with 8.
    expect(goOf(0).go).toBeLessThanOrEqual(2)
    expect(goOf(8).go).toBeGreaterThanOrEqual(85)
    expect(goOf(-8).stop).toBeGreaterThanOrEqual(85)
    expect(Object.values(goOf(4)).reduce((all, count) => all + count, 0)).toBe(100)
  })

  test('a guardrail that cannot be shown to hold keeps them from scaling', () => {
    const noisy = { id: 'rating', effect: 0, margin: 0.01, noise: { within: 1, between: 0 } }
    const { go } = countDecisions(simulatePilots(aWorld({ effect: 12, guardrails: [noisy] }), { runs: 50, seed: 3 }))

    expect(go).toBe(0)
  })

  test.each(['random-split', 'control-group'] as const)('%s cancels what the weeks themselves do', (design) => {
    const noise = noiseOfCases(12, 400, 5)
    const world = (own: PossibleWorld['plan']['design']) =>
      aWorld({ plan: { design: own, baselinePeriods: 12, pilotPeriods: 8, noise, phi: 0 }, effect: 5 })
    const go = (own: PossibleWorld['plan']['design']) =>
      countDecisions(simulatePilots(world(own), { runs: 60, seed: 5 })).go

    expect(go(design)).toBeGreaterThan(go('before-after') + 20)
  })

  test('skewed values are compared by ranks, and alike weeks are drawn too', () => {
    const { plan } = aWorld()
    const pilots = simulatePilots(aWorld({ kind: 'skewed', effect: 8, plan: { ...plan, phi: 0.3 } }), {
      runs: 40,
      seed: 9,
    })

    expect(countDecisions(pilots).go).toBeGreaterThan(10)
    expect(
      simulatePilots(aWorld({ kind: 'skewed', plan: { ...plan, noise: { within: 0, between: 0 } } }), {
        runs: 1,
        seed: 1,
      }),
    ).toMatchObject([{ decision: 'go', lower: 6, upper: 6 }])
  })
})

test('a table of chances rises with the effect', () => {
  const table = chanceTable(aWorld(), { effects: [0, 4, 8], runs: 60, seed: 2 })
  const [none, some, much] = table

  expect(table.map(({ effect }) => effect)).toEqual([0, 4, 8])
  expect(none?.go).toBeLessThan(some?.go ?? 0)
  expect(some?.go).toBeLessThan(much?.go ?? 0)
  expect((some?.go ?? 0) + (some?.iterate ?? 0) + (some?.stop ?? 0)).toBeCloseTo(1, 12)
})

test.each([
  [0.21, '1 in 5'],
  [0.69, '7 in 10'],
  [0.5, '1 in 2'],
  [0.34, '1 in 3'],
  [0, '1 in 100'],
  [1, '99 in 100'],
  [0.06, '1 in 20'],
])('a chance of %f is said as %s', (chance, said) => {
  const { hits, of } = sayChance(chance)

  expect(`${hits} in ${of}`).toBe(said)
})
