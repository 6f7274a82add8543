import { describe, expect, test } from 'vitest'
import type { GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import type { CapabilityScore } from '#app/core/scoring/result.ts'
import { score } from '#app/core/scoring/score.ts'
import { aCapability, aCatalogue, aFact, aSheet } from '#tests/support/model-builders.ts'

const model = compileModel(
  aCatalogue({
    capabilities: [aCapability({ id: 'a' })],
    questions: [
      aFact({ id: 'f-share', capability: 'a', fromLevel: 2, tier: 'deep', caps: { few: 1, half: 3, all: 4 } }),
    ],
  }),
)

function scored(answers: Record<string, GivenAnswer>, form: 'full' | 'short' = 'full'): CapabilityScore {
  const [capability] = score(model, aSheet({ form, answers })).dimensions.flatMap(({ capabilities }) => capabilities)
  return capability as CapabilityScore
}

describe('a fact asked from level 2 on', () => {
  test('caps the claimed level', () => {
    expect(scored({ 'q-a': 4, 'f-share': 'half' })).toMatchObject({ level: { lo: 3, hi: 3 } })
    expect(scored({ 'q-a': 2, 'f-share': 'all' })).toMatchObject({ level: { lo: 2, hi: 2 } })
  })

  test('counts from its lowest to its highest cap while it is open or not sure', () => {
    expect(scored({ 'q-a': 3 })).toMatchObject({ level: { lo: 1, hi: 3 } })
    expect(scored({ 'q-a': 3, 'f-share': 'unsure' })).toMatchObject({ level: { lo: 1, hi: 3 } })
  })

  test('is vacuous below: not open, and an old answer is ignored', () => {
    expect(scored({ 'q-a': 1, 'f-share': 'few' })).toEqual({
      id: 'a',
      applies: true,
      level: { lo: 1, hi: 1 },
      aspects: [
        { question: 'f-share', level: { lo: 4, hi: 4 }, state: 'vacuous' },
        { question: 'q-a', level: { lo: 1, hi: 1 }, state: 'answered' },
      ],
    })
  })

  test('counts with its answer if the claimed level is not known', () => {
    expect(scored({ 'q-a': 'unsure', 'f-share': 'few' })).toMatchObject({ level: { lo: 0, hi: 1 } })
    expect(scored({ 'f-share': 'half' })).toMatchObject({ level: { lo: 0, hi: 3 } })
  })
})

test('a question that nobody answered and one that nobody can answer score alike but are told apart', () => {
  const open = scored({})
  const unsure = scored({ 'q-a': 'unsure' })
  const zero = scored({ 'q-a': 0 })

  expect(open.level).toEqual({ lo: 0, hi: 4 })
  expect(unsure.level).toEqual({ lo: 0, hi: 4 })
  expect(zero.level).toEqual({ lo: 0, hi: 0 })
  expect([open, unsure, zero].map(({ aspects }) => aspects[1]?.state)).toEqual(['open', 'unsure', 'answered'])
})

test('the short form takes claims at their word: deep facts are left out, even if answered', () => {
  expect(scored({ 'q-a': 3 }, 'short')).toMatchObject({ level: { lo: 3, hi: 3 } })
  expect(scored({ 'q-a': 3, 'f-share': 'few' }, 'short')).toMatchObject({ level: { lo: 3, hi: 3 } })
})

test('an unknown question or option is an error, never a silent zero', () => {
  expect(() => score(model, aSheet({ answers: { 'q-b': 1 } }))).toThrow('q-b is not a level or fact question')
  expect(() => score(model, aSheet({ answers: { 'f-share': 'some' } }))).toThrow(
    'f-share cannot be answered with "some"',
  )
  expect(() => score(model, aSheet({ answers: { 'q-a': '' } }))).toThrow('q-a cannot be answered with ""')
})

test('losses name the claim and the fact that hold the level down', () => {
  const result = score(model, aSheet({ answers: { 'q-a': 3, 'f-share': 'few' } }))

  // level 1 of 4 loses 75 points; airport (3, 1): the claim shares the first level, the fact carries the rest
  expect(result.losses).toEqual([
    { question: 'f-share', points: 62.5 },
    { question: 'q-a', points: 12.5 },
  ])
  expect(result.potentials).toEqual([])
})
