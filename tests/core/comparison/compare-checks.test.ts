import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { carryOver } from '#app/core/comparison/carry-over.ts'
import { type Comparison, compareChecks, type Standing } from '#app/core/comparison/compare-checks.ts'
import { type Move, moveBetween } from '#app/core/comparison/move.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import type { Interval } from '#app/core/scoring/result.ts'
import { score } from '#app/core/scoring/score.ts'
import { drawAnswers, someCatalogue, someDraws, someProfile } from '#tests/core/scoring/arbitrary-model.ts'
import { cases } from '#tests/support/cases.ts'

const RUNS = { numRuns: cases(500) }

/** Two catalogues and an answer sheet made for each. */
const twoChecks = fc
  .record({
    older: someCatalogue,
    newer: someCatalogue,
    profiles: fc.tuple(someProfile, someProfile),
    draws: fc.tuple(someDraws, someDraws),
    forms: fc.tuple(
      fc.constantFrom('short' as const, 'full' as const),
      fc.constantFrom('short' as const, 'full' as const),
    ),
  })
  .map(({ older, newer, profiles, draws, forms }) => {
    const before: AnswerSheet = { form: forms[0], profile: profiles[0], answers: drawAnswers(older, draws[0]) }
    const after: AnswerSheet = { form: forms[1], profile: profiles[1], answers: drawAnswers(newer, draws[1]) }
    return { older: compileModel(older), newer: compileModel(newer), before, after }
  })

const standingsIn = ({ readiness, dimensions, capabilities, useCases, techniques }: Comparison): Standing[] => [
  ...(readiness ? [readiness] : []),
  ...dimensions,
  ...capabilities,
  ...useCases,
  ...techniques,
]

const isNear = (one: number, other: number) => Math.abs(one - other) < 1e-9

const difference = (from: Interval, to: Interval) => ({ lo: to.lo - from.lo, hi: to.hi - from.hi })

describe('what moves', () => {
  test.each<[string, Interval | null, Interval | null, Move]>([
    ['equal is no change', { lo: 1, hi: 1 }, { lo: 1, hi: 1 }, 'same'],
    ['the last bits of a sum are no change', { lo: 0.1 + 0.2, hi: 50 }, { lo: 0.3, hi: 50 }, 'same'],
    ['above all that was possible is up', { lo: 1, hi: 2 }, { lo: 3, hi: 4 }, 'up'],
    ['below all that was possible is down', { lo: 3, hi: 3 }, { lo: 0, hi: 2 }, 'down'],
    ['within what was not known is no change but better known', { lo: 1, hi: 3 }, { lo: 3, hi: 3 }, 'narrower'],
    ['what is now open is not lost', { lo: 3, hi: 3 }, { lo: 0, hi: 4 }, 'wider'],
    ['what could be the same is neither up nor down', { lo: 1, hi: 2 }, { lo: 2, hi: 3 }, 'overlapping'],
    ['what did not apply cannot have risen', null, { lo: 4, hi: 4 }, 'appeared'],
    ['what does not apply any more has not fallen', { lo: 4, hi: 4 }, null, 'left'],
    ['what never applied is the same', null, null, 'same'],
  ])('%s', (_, before, after, move) => {
    expect(moveBetween(before, after)).toBe(move)
  })
})

test('equal answers under the same catalogue are compared to nothing', () => {
  fc.assert(
    fc.property(twoChecks, ({ older, before }) => {
      const was = score(older, before)
      const again = score(compileModel(older.catalogue), structuredClone(before))

      expect(standingsIn(compareChecks({ was, under: again, is: score(older, before) }))).toEqual([])
    }),
    RUNS,
  )
})

test('what we changed and what you changed add up to the whole, to the point', () => {
  fc.assert(
    fc.property(twoChecks, ({ older, newer, before, after }) => {
      const was = score(older, before)
      const under = score(newer, carryOver(newer, before).sheet)
      for (const standing of standingsIn(compareChecks({ was, under, is: score(newer, after) }))) {
        if (!standing.was || !standing.under || !standing.is) continue
        const ours = difference(standing.was, standing.under)
        const yours = difference(standing.under, standing.is)
        const whole = difference(standing.was, standing.is)

        if (isNear(ours.lo + yours.lo, whole.lo) && isNear(ours.hi + yours.hi, whole.hi)) continue
        // One assertion where it fails: each costs more than what it looks at.
        expect({ lo: ours.lo + yours.lo, hi: ours.hi + yours.hi }, standing.id).toEqual(whole)
      }
    }),
    RUNS,
  )
})

test('where only the catalogue changed, nothing is said to be yours; where only answers did, nothing ours', () => {
  fc.assert(
    fc.property(twoChecks, ({ older, newer, before, after }) => {
      const carried = carryOver(newer, before).sheet
      const was = score(older, before)
      const under = score(newer, carried)
      const byCatalogue = compareChecks({ was, under, is: score(newer, carried) })
      const first = score(newer, carried)
      const byAnswers = compareChecks({ was: first, under: first, is: score(newer, after) })

      expect(standingsIn(byCatalogue).filter(({ yours }) => yours !== 'same')).toEqual([])
      expect(standingsIn(byAnswers).filter(({ ours }) => ours !== 'same')).toEqual([])
    }),
    RUNS,
  )
})

const MIRRORED: Record<Move, Move> = {
  same: 'same',
  up: 'down',
  down: 'up',
  narrower: 'wider',
  wider: 'narrower',
  overlapping: 'overlapping',
  appeared: 'left',
  left: 'appeared',
}

test('seen from the other side every move is its opposite', () => {
  fc.assert(
    fc.property(twoChecks, ({ newer, before, after }) => {
      const one = score(newer, carryOver(newer, before).sheet)
      const other = score(newer, after)
      const there = standingsIn(compareChecks({ was: one, under: one, is: other }))
      const back = standingsIn(compareChecks({ was: other, under: other, is: one }))

      expect(new Map(back.map(({ id, whole }) => [id, whole]))).toEqual(
        new Map(there.map(({ id, whole }) => [id, MIRRORED[whole]])),
      )
    }),
    RUNS,
  )
})

test('a rise is never claimed where the level could have stayed', () => {
  fc.assert(
    fc.property(twoChecks, ({ newer, before, after }) => {
      const was = score(newer, carryOver(newer, before).sheet)
      for (const standing of standingsIn(compareChecks({ was, under: was, is: score(newer, after) }))) {
        if (standing.whole === 'up') expect(standing.is?.lo).toBeGreaterThan(standing.was?.hi ?? Number.NaN)
        if (standing.whole === 'down') expect(standing.is?.hi).toBeLessThan(standing.was?.lo ?? Number.NaN)
      }
    }),
    RUNS,
  )
})
