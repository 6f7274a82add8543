import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Aggregate } from '#app/core/scoring/capability-level.ts'
import { attributeLosses, lossRoomFor } from '#app/core/scoring/losses.ts'
import { attributePotentials, potentialRoomFor } from '#app/core/scoring/potentials.ts'
import { compileScale, measure, roomFor, type Scale } from '#app/core/scoring/scale.ts'
import { stageReached } from '#app/core/scoring/stage.ts'
import { cases } from '#tests/support/cases.ts'

const capability = (weight: number, questions: [number, number][], aggregate: Aggregate = 'min') => ({
  weight,
  aggregate,
  aspects: questions.map(([question, own]) => ({ question, weight: own })),
})

/** Model A of methods 1: D1 (W 2) a, b; D2 (W 1) c, d; D3 (W 1) e. */
const MODEL_A = compileScale({
  lambda: 0.7,
  questionCount: 7,
  dimensions: [
    {
      weight: 2,
      capabilities: [
        capability(1, [
          [0, 1],
          [1, 1],
        ]),
        capability(2, [[2, 1]]),
      ],
    },
    { weight: 1, capabilities: [capability(1, [[3, 1]]), capability(1, [[4, 1]])] },
    {
      weight: 1,
      capabilities: [
        capability(
          1,
          [
            [5, 1],
            [6, 2],
          ],
          'floorMean',
        ),
      ],
    },
  ],
})

type Answer = number | 'open'
type Ends = { lo: number[]; hi: number[] }

function endsOf(answers: Answer[]): Ends {
  return {
    lo: answers.map((answer) => (answer === 'open' ? 0 : answer)),
    hi: answers.map((answer) => (answer === 'open' ? 4 : answer)),
  }
}

function attribute(scale: Scale, { lo, hi }: Ends) {
  const reachedLo = roomFor(scale)
  const reachedHi = roomFor(scale)
  const readinessLo = measure(scale, lo, reachedLo) as number
  const readinessHi = measure(scale, hi, reachedHi) as number
  const losses = new Float64Array(scale.questionCount)
  const potentials = new Float64Array(scale.questionCount)
  attributeLosses(scale, hi, { reached: reachedHi, room: lossRoomFor(scale), points: losses })
  attributePotentials(
    scale,
    {
      lo: { aspects: Int8Array.from(lo), reached: reachedLo, readiness: readinessLo },
      hi: { aspects: Int8Array.from(hi), reached: reachedHi, readiness: readinessHi },
    },
    { room: potentialRoomFor(scale), points: potentials },
  )
  return {
    lo: reachedLo,
    hi: reachedHi,
    readiness: [readinessLo, readinessHi],
    losses: [...losses],
    potentials: [...potentials],
  }
}

const close = (actual: number[], expected: number[]) => {
  expect(actual.length).toBe(expected.length)
  actual.forEach((value, index) => {
    expect(value).toBeCloseTo(expected[index] as number, 5)
  })
}
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0)

describe('Model A', () => {
  test('A1: every answer given', () => {
    const result = attribute(MODEL_A, endsOf([3, 2, 4, 1, 3, 2, 3]))

    expect([...result.lo.levels]).toEqual([2, 4, 1, 3, 2])
    close([...result.lo.scores], [83.333333, 50, 50])
    close(result.readiness, [61.666667, 61.666667])
    close(result.losses, [1.875, 5.625, 0, 11.5625, 3.854167, 7.708333, 7.708333])
    expect(sum(result.losses)).toBeCloseTo(38.333333, 5)
    close(result.potentials, [0, 0, 0, 0, 0, 0, 0])
  })

  test('A2: one not sure, one unanswered', () => {
    const result = attribute(MODEL_A, endsOf([3, 'open', 4, 1, 'open', 2, 3]))

    expect([...result.lo.levels]).toEqual([0, 4, 1, 0, 2])
    expect([...result.hi.levels]).toEqual([3, 4, 1, 4, 2])
    close([...result.lo.scores], [66.666667, 12.5, 50])
    close([...result.hi.scores], [91.666667, 62.5, 50])
    close(result.readiness, [38.020833, 66.770833])
    close(result.losses, [3.75, 0, 0, 11.770833, 0, 8.854167, 8.854167])
    close(result.potentials, [0, 8.75, 0, 0, 20, 0, 0])
  })

  test('A3: nothing answered is anything from 0 to 100', () => {
    const open: Answer[] = Array.from({ length: 7 }, () => 'open')
    const result = attribute(MODEL_A, endsOf(open))

    close(result.readiness, [0, 100])
    expect(sum(result.potentials)).toBeCloseTo(100, 9)
  })

  test('A4: all at 4 lose nothing', () => {
    const result = attribute(MODEL_A, endsOf([4, 4, 4, 4, 4, 4, 4]))

    close(result.readiness, [100, 100])
    close(result.losses, [0, 0, 0, 0, 0, 0, 0])
  })

  test('A5: all at 0 lose everything', () => {
    const result = attribute(MODEL_A, endsOf([0, 0, 0, 0, 0, 0, 0]))

    close(result.readiness, [0, 0])
    close(result.losses, [7.5, 7.5, 30, 13.75, 13.75, 9.166667, 18.333333])
  })

  test.each([
    { name: 'A1', levels: [2, 4, 1, 3, 2], firstDimension: 83.333333, stage: 2 },
    { name: 'A2 at its lowest', levels: [0, 4, 1, 0, 2], firstDimension: 66.666667, stage: 0 },
    { name: 'A2 at its highest', levels: [3, 4, 1, 4, 2], firstDimension: 91.666667, stage: 2 },
    { name: 'G2 closed: G3 is not even looked at', levels: [1, 1, 0, 4, 4], firstDimension: 25, stage: 1 },
  ])('gates of $name give stage $stage', ({ levels, firstDimension, stage }) => {
    const [a, b, c, d] = levels as [number, number, number, number]
    const gates = [
      a >= 1 && b >= 1,
      c >= 1 && firstDimension >= 50,
      c >= 2 && d >= 2,
      levels.every((level) => level >= 3),
    ]

    expect(stageReached(gates)).toBe(stage)
  })
})

test('where no open answer moves a floored mean alone, the open points are shared equally', () => {
  const scale = compileScale({
    lambda: 0.7,
    questionCount: 4,
    dimensions: [
      {
        weight: 1,
        capabilities: [
          capability(
            1,
            [
              [0, 1],
              [1, 1],
              [2, 1],
              [3, 1],
            ],
            'floorMean',
          ),
        ],
      },
    ],
  })

  const result = attribute(scale, { lo: [2, 0, 0, 0], hi: [2, 1, 1, 1] })

  // methods-errata W2: level 0 to 1, 25 points, no single answer crosses the floor
  close(result.readiness, [0, 25])
  close(result.potentials, [0, 25 / 3, 25 / 3, 25 / 3])
})

test('a question that measures two capabilities carries both losses and moves both', () => {
  const scale = compileScale({
    lambda: 0.7,
    questionCount: 2,
    dimensions: [
      {
        weight: 1,
        capabilities: [
          capability(1, [[0, 1]]),
          capability(1, [
            [0, 1],
            [1, 1],
          ]),
        ],
      },
    ],
  })

  const result = attribute(scale, { lo: [0, 0, 4], hi: [4, 4, 4] })

  close(result.readiness, [0, 100])
  close(result.potentials, [100, 0])
})

const someScale = fc
  .array(
    fc.record({
      weight: fc.integer({ min: 1, max: 9 }),
      capabilities: fc.array(
        fc.record({
          weight: fc.integer({ min: 1, max: 3 }),
          aggregate: fc.constantFrom<Aggregate>('min', 'floorMean'),
          aspects: fc.array(fc.record({ question: fc.nat(5), weight: fc.integer({ min: 1, max: 3 }) }), {
            minLength: 1,
            maxLength: 3,
          }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((dimensions) => compileScale({ lambda: 0.7, questionCount: 6, dimensions }))

const someEnds = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 36, maxLength: 36 })

test('losses add up to what is missing at the upper end, potentials to what is open; none is negative', () => {
  fc.assert(
    fc.property(someScale, someEnds, (scale, pairs) => {
      const count = scale.questionOf.length
      const lo = pairs.slice(0, count).map(([a, b]) => Math.min(a, b))
      const hi = pairs.slice(0, count).map(([a, b]) => Math.max(a, b))
      const result = attribute(scale, { lo, hi })
      const [low, high] = result.readiness as [number, number]

      expect(sum(result.losses)).toBeCloseTo(100 - high, 9)
      expect(sum(result.potentials)).toBeCloseTo(high - low, 9)
      expect(Math.min(...result.losses, ...result.potentials)).toBeGreaterThanOrEqual(-1e-9)
    }),
    { numRuns: cases(2000) },
  )
})

/** Measured in methods 1 for answers that each feed one capability, as all of the catalogue do; elsewhere it does not hold. */
test('an answer at 4 loses nothing, and a better answer never raises its own loss', () => {
  const feedsOne = (scale: Scale, question: number) =>
    new Set(scale.capabilityOf.filter((_, aspect) => scale.questionOf[aspect] === question)).size === 1
  fc.assert(
    fc.property(someScale, someEnds, fc.nat(), (scale, pairs, pick) => {
      const aspects = pairs.slice(0, scale.questionOf.length).map(([level]) => level)
      // Drawn among those of which it holds: to draw among all threw most cases away.
      const questions = [...new Set(scale.questionOf)].filter((one) => feedsOne(scale, one))
      fc.pre(questions.length > 0)
      const question = questions[pick % questions.length] as number
      const better = aspects.map((level, aspect) =>
        scale.questionOf[aspect] === question ? Math.min(4, level + 1) : level,
      )
      const before = attribute(scale, { lo: aspects, hi: aspects })
      const after = attribute(scale, { lo: better, hi: better })

      expect(after.losses[question]).toBeLessThanOrEqual((before.losses[question] as number) + 1e-9)
      for (let other = 0; other < scale.questionCount; other++) {
        const own = aspects.filter((_, aspect) => scale.questionOf[aspect] === other)
        if (own.length > 0 && own.every((level) => level === 4)) expect(before.losses[other]).toBe(0)
      }
    }),
    { numRuns: cases(2000) },
  )
})

test('equal dimensions lose equal points', () => {
  fc.assert(
    fc.property(fc.nat(4), fc.integer({ min: 2, max: 5 }), (level, count) => {
      const dimensions = Array.from({ length: count }, (_, question) => ({
        weight: 1,
        capabilities: [capability(1, [[question, 1]])],
      }))
      const scale = compileScale({ lambda: 0.7, questionCount: count, dimensions })
      const aspects = dimensions.map(() => level)
      const { losses } = attribute(scale, { lo: aspects, hi: aspects })

      for (const loss of losses) expect(loss).toBeCloseTo((100 - level * 25) / count, 9)
    }),
    { numRuns: cases(200) },
  )
})
