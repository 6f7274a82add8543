import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comesBefore, formTiers, type Placed } from '#app/core/priority/tiers.ts'
import { VERDICTS, type Verdict } from '#app/core/scoring/result.ts'
import { cases } from '#tests/support/cases.ts'

const placed = (id: string, [lo, hi]: [number, number], worst: Verdict = 'nearly', best: Verdict = worst): Placed => ({
  id,
  verdict: [worst, best],
  index: { lo, hi },
})

describe('tiers (methods 4.4)', () => {
  test('who cannot be told apart stands together, by id', () => {
    expect(formTiers([placed('c', [1, 4]), placed('a', [3, 6]), placed('b', [2, 3])])).toEqual([['a', 'b', 'c']])
  })

  test('who is surely above comes first, and the rest is taken again', () => {
    const all = [
      placed('a', [5, 9]),
      placed('b', [6, 8]),
      placed('c', [1, 4]),
      placed('d', [2, 4.5]),
      placed('e', [0, 0.5]),
    ]

    expect(formTiers(all)).toEqual([['a', 'b'], ['c', 'd'], ['e']])
  })

  test('ends that touch overlap', () => {
    expect(formTiers([placed('a', [5, 9]), placed('b', [1, 5])])).toEqual([['a', 'b']])
  })

  test('a better verdict comes first whatever the index says', () => {
    expect(formTiers([placed('a', [0, 1], 'ready'), placed('b', [50, 90], 'notYet')])).toEqual([['a'], ['b']])
  })

  test('an open verdict overlaps with those that it may come to', () => {
    const open = placed('a', [50, 90], 'notYet', 'ready')

    expect(formTiers([open, placed('b', [1, 2], 'nearly')])).toEqual([['a', 'b']])
    expect(formTiers([placed('c', [1, 2], 'notYet'), open])).toEqual([['a'], ['c']])
  })

  test('nobody: no tier', () => {
    expect(formTiers([])).toEqual([])
  })
})

describe('for all use cases', () => {
  const verdict = fc
    .tuple(fc.nat(3), fc.nat(3))
    .map(([a, b]) => [VERDICTS[Math.min(a, b)], VERDICTS[Math.max(a, b)]] as [Verdict, Verdict])
  const index = fc.tuple(fc.nat(12), fc.nat(12)).map(([a, b]) => ({ lo: Math.min(a, b), hi: Math.max(a, b) }))
  const many = fc
    .array(fc.record({ verdict, index }), { maxLength: 9 })
    .map((list) => list.map((one, at): Placed => ({ id: `uc-${at}`, ...one })))

  test('coming before is a strict order', () => {
    const property = fc.property(many, (all) => {
      for (const one of all) {
        expect(comesBefore(one, one)).toBe(false)
        for (const other of all) {
          if (comesBefore(one, other)) expect(comesBefore(other, one)).toBe(false)
          for (const third of all) {
            if (comesBefore(one, other) && comesBefore(other, third)) expect(comesBefore(one, third)).toBe(true)
          }
        }
      }
    })
    fc.assert(property, { numRuns: cases(500) })
  })

  test('each stands in one tier; nobody of it comes before another of it; a later tier hangs on an earlier one', () => {
    const property = fc.property(many, (all) => {
      const tiers = formTiers(all)
      const of = (ids: readonly string[]) => all.filter(({ id }) => ids.includes(id))

      expect(tiers.flat().toSorted()).toEqual(all.map(({ id }) => id).toSorted())
      for (const [at, tier] of tiers.entries()) {
        const members = of(tier)
        expect(members.some((one) => members.some((other) => comesBefore(one, other)))).toBe(false)
        const before = of(tiers[at - 1] ?? [])
        if (at > 0) expect(members.every((one) => before.some((other) => comesBefore(other, one)))).toBe(true)
      }
    })
    fc.assert(property, { numRuns: cases(2_000) })
  })

  test('the order in which they are given changes nothing', () => {
    const property = fc.property(many, (all) => {
      expect(formTiers(all.toReversed())).toEqual(formTiers(all))
    })
    fc.assert(property, { numRuns: cases(500) })
  })
})
