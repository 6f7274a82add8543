import { describe, expect, test } from 'vitest'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { readinessByWeights } from '#app/core/scoring/alternative-weights.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { parseExpression } from '#content/expression.ts'
import type { PitfallLine } from '#content/schema/pitfalls.ts'
import {
  aCapability,
  aCatalogue,
  aFact,
  aMust,
  aProfile,
  aScopeQuestion,
  aSheet,
  aUseCase,
} from '#tests/support/model-builders.ts'

const line = (condition: string, when = 'true'): PitfallLine => ({
  kind: 'condition',
  condition: parseExpression(condition),
  when: parseExpression(when),
})

describe('a pitfall', () => {
  const model = compileModel(
    aCatalogue({
      capabilities: [aCapability({ id: 'a' }), aCapability({ id: 'b' }), aCapability({ id: 'basis' })],
      questions: [
        aScopeQuestion('scope-ai-in-use', { options: ['none', 'genai'], multi: true }),
        aFact({ id: 'f-share', capability: 'a', caps: { few: 1, all: 4 } }),
      ],
      useCases: [aUseCase({ id: 'uc-x', dataKind: 'generative', requirements: [aMust('basis', 3)] })],
      pitfalls: [
        {
          id: 'p',
          name: 'P',
          weights: { a: 2, b: 1 },
          dataKind: { generative: ['basis'] },
          high: [line('a <= 0 and scope-ai-in-use != [none]'), line('f-share == few'), { kind: 'dataGap', gap: 2 }],
          medium: [line('a <= 1 and b <= 1'), { kind: 'dataGap', gap: 1 }],
          lowMeans: '',
          firstActions: [],
        },
      ],
    }),
  )
  const exposed = (answers: AnswerSheet['answers'], profile: AnswerSheet['profile'] = {}) =>
    score(model, aSheet({ answers, profile })).pitfalls[0]

  test('is in the first band with a true line, and says which answers did it', () => {
    expect(exposed({ 'q-a': 0, 'q-b': 4, 'f-share': 'all' })).toMatchObject({
      band: 'high',
      range: ['high', 'high'],
      because: { line: 'a <= 0 and scope-ai-in-use != [none]', questions: ['q-a', 'scope-ai-in-use'] },
    })
    expect(exposed({ 'q-a': 1, 'q-b': 1, 'f-share': 'all' })).toMatchObject({
      band: 'medium',
      because: { line: 'a <= 1 and b <= 1', questions: ['q-a', 'q-b'] },
    })
    expect(exposed({ 'q-a': 2, 'q-b': 1, 'f-share': 'all' })).toMatchObject({ band: 'low', because: null })
  })

  test('is unknown between its two ends while a deciding answer is open', () => {
    expect(exposed({ 'q-a': 2, 'q-b': 1 })).toMatchObject({ band: 'unknown', range: ['low', 'high'], because: null })
    expect(exposed({ 'q-a': 'unsure', 'q-b': 1, 'f-share': 'all' })).toMatchObject({
      band: 'unknown',
      range: ['low', 'high'],
    })
    expect(exposed({ 'q-a': 1, 'q-b': 1 })).toMatchObject({ band: 'unknown', range: ['medium', 'high'] })
  })

  test('skips lines that the scope rules out', () => {
    expect(exposed({ 'q-a': 0, 'q-b': 4, 'f-share': 'all' }, { 'scope-ai-in-use': ['none'] })).toMatchObject({
      band: 'low',
    })
  })

  test('scores exposure up to level 3, as an interval', () => {
    // at best a 3, b 1: 100 (2*0 + 1*2) / 9; at worst a 0: 100 (2*3 + 1*2) / 9
    const score = exposed({ 'q-b': 1, 'f-share': 'all' })?.score

    expect(score?.lo).toBeCloseTo(200 / 9, 9)
    expect(score?.hi).toBeCloseTo(800 / 9, 9)
  })

  test('sees the data that a use case of interest needs and lacks', () => {
    const answers: AnswerSheet['answers'] = { 'q-a': 3, 'q-b': 3, 'f-share': 'all' }
    const interested = { interests: ['uc-x'] }

    expect(exposed({ ...answers, 'q-basis': 1 }, interested)).toMatchObject({
      band: 'high',
      because: { line: 'data-gap >= 2', questions: ['q-basis'] },
    })
    expect(exposed({ ...answers, 'q-basis': 2 }, interested)).toMatchObject({ band: 'medium' })
    expect(exposed(answers, interested)).toMatchObject({ band: 'unknown', range: ['low', 'high'] })
    expect(exposed({ ...answers, 'q-basis': 1 })).toMatchObject({ band: 'low' })
  })
})

describe('contradictions', () => {
  const contradiction = (id: string, condition: string) => ({
    id,
    weight: 'hard' as const,
    condition: parseExpression(condition),
    ask: `${id}?`,
    questions: ['q-a'],
  })
  const model = compileModel(
    aCatalogue({
      capabilities: [
        aCapability({
          id: 'a',
          dependencies: [
            { level: 2, capability: 'b', min: 1 },
            { level: 3, capability: 'b', min: 3 },
          ],
        }),
        aCapability({ id: 'b' }),
      ],
      questions: [
        aScopeQuestion('scope-personal-data', { perUseCase: true }),
        aScopeQuestion('scope-people-decisions', { perUseCase: true }),
        aScopeQuestion('scope-ai-in-use', { options: ['none', 'private'], multi: true }),
        aFact({ id: 'f-a', capability: 'a', caps: { few: 0, all: 4 } }),
      ],
      useCases: [aUseCase({ id: 'uc-x' }), aUseCase({ id: 'uc-y' })],
      contradictions: [
        contradiction('x-claim', 'a >= 3 and f-a in [few]'),
        contradiction('x-private', 'scope-ai-in-use contains private and b >= 2'),
        contradiction('x-scored', 'scope-personal-data == no and scope-people-decisions == yes'),
      ],
    }),
  )
  const found = (answers: AnswerSheet['answers'], profile: AnswerSheet['profile'] = {}) =>
    score(model, aSheet({ answers, profile })).contradictions

  test('compare what was claimed, before facts lower it', () => {
    expect(found({ 'q-a': 3, 'f-a': 'few' }).map(({ id }) => id)).toEqual(['x-claim'])
  })

  test('never fire on what nobody said', () => {
    expect(found({})).toEqual([])
    expect(found({ 'q-a': 3 })).toEqual([])
    expect(found({ 'q-a': 3, 'f-a': 'unsure' })).toEqual([])
    expect(found({ 'q-b': 3 })).toEqual([])
    expect(found({ 'q-b': 3 }, { 'scope-ai-in-use': ['private'] }).map(({ id }) => id)).toEqual(['x-private'])
  })

  test('see a use case that scores people without personal data beside one that is in order', () => {
    const inOrder = { 'scope-personal-data': 'yes', 'scope-people-decisions': 'no' }
    const wrong = { 'scope-personal-data': 'no', 'scope-people-decisions': 'yes' }

    expect(found({}, { interests: ['uc-x', 'uc-y'], useCases: { 'uc-x': inOrder, 'uc-y': wrong } })).toMatchObject([
      { id: 'x-scored' },
    ])
    expect(found({}, { interests: ['uc-x'], useCases: { 'uc-x': inOrder } })).toEqual([])
  })

  test('a claimed level that lacks what it rests on is asked about once, in both chosen statements', () => {
    expect(found({ 'q-a': 3, 'q-b': 0 })).toEqual([
      {
        id: 'x-dependency-a-b',
        ask: 'a: you chose “a at 3.” This usually rests on b at “b at 3.” There you chose “b at 0.” Which of the two fits better?',
        questions: ['q-a', 'q-b'],
        weight: 'soft',
        answersKey: 'q-a:3 q-b:0',
        dependency: { capability: 'a', claimed: 3, needs: 'b', min: 3, has: 0 },
      },
    ])
    expect(found({ 'q-a': 2, 'q-b': 1 })).toEqual([])
    expect(found({ 'q-a': 2, 'q-b': 0 })).toMatchObject([{ dependency: { claimed: 2, min: 1, has: 0 } }])
  })

  test('carry the answers that they speak of, so that an explanation of other answers is told apart', () => {
    const keys = (...given: Parameters<typeof found>) => found(...given).map(({ answersKey }) => answersKey)

    expect(keys({ 'q-a': 3, 'f-a': 'few' })).toEqual(['f-a:few q-a:3'])
    expect(keys({ 'q-a': 4, 'f-a': 'few' })).toEqual(['f-a:few q-a:4'])
    expect(keys({ 'q-a': 3, 'f-a': 'few', 'q-b': 4 })).toEqual(['f-a:few q-a:3'])
    expect(keys({ 'q-b': 3 }, { 'scope-ai-in-use': ['private'] })).toEqual(['q-a:- q-b:3 scope-ai-in-use:private'])
    expect(keys({ 'q-a': 3, 'q-b': 0 })).toEqual(['q-a:3 q-b:0'])
    expect(keys({ 'q-a': 4, 'q-b': 0 })).toEqual(['q-a:4 q-b:0'])
  })

  test('carry the scope answers of the use cases that they were looked for in', () => {
    const wrong = { 'scope-personal-data': 'no', 'scope-people-decisions': 'yes' }
    const keyOf = (other: Record<string, string>) =>
      found({}, { interests: ['uc-x', 'uc-y'], useCases: { 'uc-x': wrong, 'uc-y': other } })[0]?.answersKey

    expect(keyOf({})).not.toBe(keyOf({ 'scope-personal-data': 'no' }))
    expect(keyOf({})).toBe(keyOf({}))
    expect(found({}, { 'scope-personal-data': 'no', 'scope-people-decisions': 'yes' })).toMatchObject([
      { answersKey: 'q-a:- scope-people-decisions:yes scope-personal-data:no' },
    ])
  })
})

describe('stages', () => {
  const model = compileModel(
    aCatalogue({
      capabilities: [aCapability({ id: 'a' }), aCapability({ id: 'b', dimension: 'kpi' })],
      profiles: [aProfile({ id: 'core', requirements: [aMust('b', 2), aMust('a', 4, { must: false })] })],
      stages: [
        { id: 0, name: '', about: '', needs: [] },
        { id: 1, name: '', about: '', needs: [{ kind: 'capability', capability: 'a', min: 1 }] },
        { id: 2, name: '', about: '', needs: [{ kind: 'profileMusts' }] },
        { id: 3, name: '', about: '', needs: [{ kind: 'dimensions', minScore: 75 }] },
      ],
    }),
  )
  const stage = (answers: AnswerSheet['answers']) => score(model, aSheet({ answers })).stage

  test('count only if all stages below are reached', () => {
    expect(stage({ 'q-a': 0, 'q-b': 4 })).toEqual({ lo: 0, hi: 0 })
    expect(stage({ 'q-a': 1, 'q-b': 1 })).toEqual({ lo: 1, hi: 1 })
    expect(stage({ 'q-a': 1, 'q-b': 2 })).toEqual({ lo: 2, hi: 2 })
    expect(stage({ 'q-a': 3, 'q-b': 3 })).toEqual({ lo: 3, hi: 3 })
    expect(stage({ 'q-a': 3 })).toEqual({ lo: 1, hi: 3 })
  })
})

test('alternative weights move the total, never a verdict', () => {
  const weights = { pilot: 1, kpi: 1, team: 1, data: 1, tech: 1, aiact: 1, privacy: 1 }
  const catalogue = aCatalogue({
    capabilities: [aCapability({ id: 'a' }), aCapability({ id: 'b', dimension: 'kpi' })],
    constants: { dimensionWeights: { ...weights, pilot: 3 }, alternativeWeights: { equal: weights } },
  })
  const result = score(compileModel(catalogue), aSheet({ answers: { 'q-a': 4, 'q-b': 0 } }))

  // 0.7 * 75 and 0.7 * 50, the weakest dimension being 0
  expect(readinessByWeights(catalogue, result)).toEqual({
    'weights-test': { lo: 52.5, hi: 52.5 },
    equal: { lo: 35, hi: 35 },
  })
  expect(result.readiness).toEqual({ lo: 52.5, hi: 52.5 })
})

test('a fact of the business has a level but no part in the score', () => {
  const model = compileModel(
    aCatalogue({ capabilities: [aCapability({ id: 'volume', scored: false }), aCapability({ id: 'a' })] }),
  )
  const result = score(model, aSheet({ answers: { 'q-volume': 0, 'q-a': 4 } }))

  expect(result.readiness).toEqual({ lo: 100, hi: 100 })
  expect(result.losses).toEqual([])
  expect(result.dimensions.flatMap(({ capabilities }) => capabilities)).toMatchObject([
    { id: 'a' },
    { id: 'volume', level: { lo: 0, hi: 0 } },
  ])
})
