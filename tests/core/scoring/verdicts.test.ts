import { describe, expect, test } from 'vitest'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import type { TargetScore } from '#app/core/scoring/result.ts'
import { score } from '#app/core/scoring/score.ts'
import type { Level } from '#content/schema.ts'
import {
  aCapability,
  aCatalogue,
  aGroup,
  aMust,
  aProfile,
  aSheet,
  aTechnique,
  aUseCase,
} from '#tests/support/model-builders.ts'

const minimum = (capability: string, min: Level) => ({ capability, min })
const capabilities = ['a', 'b', 'c', 'd', 'e'].map((id) => aCapability({ id }))
const alternative = (id: string, ...options: ReturnType<typeof minimum>[][]) => ({ id, name: id, why: id, options })

type Levels = (number | 'open')[]

function sheetOf(levels: Levels) {
  const given = levels.flatMap((level, index) => (level === 'open' ? [] : [[`q-${'abcde'[index]}`, level]]))
  return aSheet({ answers: Object.fromEntries(given) })
}

describe('technique T: a >= 2, b >= 3, any of {c >= 2 | d >= 3 and e >= 2}, and e >= 4 wished', () => {
  const model = compileModel(
    aCatalogue({
      capabilities,
      alternatives: [alternative('either', [minimum('c', 2)], [minimum('d', 3), minimum('e', 2)])],
      techniques: [
        aTechnique({
          id: 't',
          requirements: [
            aMust('a', 2, { weight: 3 }),
            aMust('b', 3, { weight: 2 }),
            aGroup('either', { weight: 2 }),
            aMust('e', 4, { must: false }),
          ],
        }),
      ],
    }),
  )
  const judge = (levels: Levels) => score(model, sheetOf(levels)).techniques[0] as TargetScore

  test.each([
    { levels: [2, 4, 1, 3, 2], verdict: 'ready', steps: 0, gaps: 0, fit: 93.75 },
    { levels: [2, 4, 1, 2, 2], verdict: 'nearly', steps: 1, gaps: 1, fit: 89.583333 },
    { levels: [1, 3, 1, 0, 4], verdict: 'nearly', steps: 2, gaps: 2, fit: 68.75 },
    { levels: [0, 4, 1, 0, 2], verdict: 'notYet', steps: 3, gaps: 2, fit: 43.75 },
    { levels: [0, 3, 0, 0, 0], verdict: 'notYet', steps: 4, gaps: 2, fit: 25 },
    { levels: [4, 4, 4, 4, 4], verdict: 'ready', steps: 0, gaps: 0, fit: 100 },
  ])('levels $levels are $verdict with $steps steps in $gaps gaps', ({ levels, verdict, steps, gaps, fit }) => {
    const target = judge(levels)

    expect(target).toMatchObject({ verdict, steps: { lo: steps, hi: steps }, gaps: { lo: gaps, hi: gaps } })
    expect(target.fit.lo).toBeCloseTo(fit, 5)
    expect(target.fit.hi).toBeCloseTo(fit, 5)
  })

  test('open answers leave the verdict undetermined between its two ends', () => {
    // worst: a, c, d, e at 0 with b 3 given; best: all at 4
    const target = judge(['open', 3, 'open', 'open', 'open'])

    expect(target).toMatchObject({
      verdict: 'undetermined',
      range: ['notYet', 'ready'],
      steps: { lo: 0, hi: 4 },
      gaps: { lo: 0, hi: 2 },
    })
  })

  test('a blocker names its open questions; what is surely met does not block', () => {
    const target = judge([1, 3, 'open', 3, 2])

    expect(target.blockers).toEqual([
      { cap: 'a', min: 2, level: { lo: 1, hi: 1 }, short: { lo: 1, hi: 1 }, must: true, homework: false, open: [] },
      { cap: 'e', min: 4, level: { lo: 2, hi: 2 }, short: { lo: 2, hi: 2 }, must: false, homework: false, open: [] },
    ])
  })

  test('an any-of group blocks with the questions of all its options', () => {
    const target = judge([2, 3, 'open', 2, 2])
    const group = target.blockers.find(({ anyOf }) => anyOf === 'either')

    expect(group).toMatchObject({ anyOf: 'either', min: 0, short: { lo: 0, hi: 1 }, must: true, open: ['q-c'] })
  })
})

describe('homework a >= 2, d >= 2; own a >= 3, b >= 2; any of {c >= 2 | a >= 4} (methods-errata 3)', () => {
  const model = compileModel(
    aCatalogue({
      capabilities,
      profiles: [aProfile({ id: 'core', requirements: [aMust('a', 2), aMust('d', 2)] })],
      alternatives: [alternative('either', [minimum('c', 2)], [minimum('a', 4)])],
      techniques: [
        aTechnique({ id: 't', profiles: ['core'], requirements: [aMust('a', 3), aMust('b', 2), aGroup('either')] }),
      ],
    }),
  )

  test.each([
    { levels: [1, 2, 0, 2], verdict: 'nearly', steps: 2, gaps: 2, homework: 1 },
    { levels: [3, 2, 2, 0], verdict: 'readyAfterHomework', steps: 0, gaps: 0, homework: 2 },
    { levels: [3, 2, 0, 2], verdict: 'nearly', steps: 1, gaps: 1, homework: 0 },
    { levels: [3, 2, 2, 2], verdict: 'ready', steps: 0, gaps: 0, homework: 0 },
    { levels: [2, 1, 1, 1], verdict: 'notYet', steps: 3, gaps: 3, homework: 1 },
    { levels: [0, 0, 0, 0], verdict: 'notYet', steps: 4, gaps: 3, homework: 4 },
  ])(
    'levels $levels are $verdict: $steps steps beside $homework of homework',
    ({ levels, verdict, steps, gaps, homework }) => {
      const [target] = score(model, sheetOf(levels)).techniques

      expect(target).toMatchObject({
        verdict,
        steps: { lo: steps, hi: steps },
        gaps: { lo: gaps, hi: gaps },
        homeworkSteps: { lo: homework, hi: homework },
      })
    },
  )

  test('the part above the homework is a blocker of its own', () => {
    const [target] = score(model, sheetOf([1, 2, 2, 2])).techniques

    expect(target?.blockers.map(({ cap, min, short, homework }) => ({ cap, min, short: short.hi, homework }))).toEqual([
      { cap: 'a', min: 2, short: 1, homework: true },
      { cap: 'a', min: 3, short: 1, homework: false },
    ])
  })
})

describe('use cases', () => {
  const core = aTechnique({
    id: 'tech',
    profiles: ['ai', 'pub', 'build'],
    requirements: [aMust('a', 3), aMust('b', 2, { buildOnly: true })],
  })
  const model = compileModel(
    aCatalogue({
      capabilities,
      profiles: [
        aProfile({ id: 'ai', requirements: [aMust('c', 2)] }),
        aProfile({ id: 'pub', requirements: [aMust('d', 4)] }),
        aProfile({ id: 'build', requirements: [aMust('e', 4)] }),
      ],
      techniques: [core],
      useCases: [
        aUseCase({
          id: 'uc-own',
          requirements: [aMust('a', 1, { weight: 3 })],
          techniques: { core: ['tech'], support: [], optional: [] },
        }),
      ],
    }),
  )

  test('need what their core techniques need, but not publishing and building unless they list them', () => {
    const [useCase] = score(model, aSheet()).useCases

    expect(useCase?.blockers.map(({ cap, min, homework }) => ({ cap, min, homework }))).toEqual([
      { cap: 'a', min: 3, homework: false },
      { cap: 'c', min: 2, homework: true },
    ])
  })

  test('count as nearly up to five steps, techniques up to two', () => {
    const result = score(model, sheetOf([0, 0, 4, 4, 4]))

    expect(result.useCases[0]).toMatchObject({ verdict: 'nearly', steps: { lo: 3, hi: 3 } })
    expect(result.techniques[0]).toMatchObject({ verdict: 'notYet', steps: { lo: 3, hi: 3 } })
  })
})
