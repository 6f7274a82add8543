import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { carryOver } from '#app/core/comparison/carry-over.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { drawAnswers, someCatalogue, someDraws, someProfile } from '#tests/core/scoring/arbitrary-model.ts'
import { cases } from '#tests/support/cases.ts'
import {
  aCapability,
  aCatalogue,
  aFact,
  aLevelQuestion,
  aScopeQuestion,
  aUseCase,
} from '#tests/support/model-builders.ts'

const model = compileModel(
  aCatalogue({
    capabilities: [aCapability({ id: 'a' })],
    questions: [
      aLevelQuestion('a'),
      aFact({ id: 'f-a', capability: 'a', caps: { low: 0, some: 2, all: 4 } }),
      aScopeQuestion('scope-personal-data', { perUseCase: true }),
    ],
    useCases: [aUseCase({ id: 'u' })],
  }),
)
const [level = ''] = model.questions.filter(({ kind }) => kind === 'level').map(({ id }) => id)

test('what several people answered stays between its ends, as long as answers give them', () => {
  const spans = { [level]: { lo: 1, hi: 3 }, 'f-a': { lo: 1, hi: 4 }, 'q-gone': { lo: 0, hi: 1 } }

  const { sheet, dropped } = carryOver(model, { form: 'full', profile: {}, answers: {}, spans })

  expect(sheet.spans).toEqual({ [level]: { lo: 1, hi: 3 } })
  expect(dropped).toEqual(['f-a', 'q-gone'])
})

test('what the catalogue still has stays; questions, options and use cases that are gone are named, not guessed', () => {
  const sheet: AnswerSheet = {
    form: 'short',
    profile: {
      'scope-personal-data': 'yes',
      'scope-gone': 'yes',
      interests: ['u', 'uc-gone'],
      useCases: { u: { 'scope-personal-data': 'no', 'scope-gone': 'no' }, 'uc-gone': { 'scope-personal-data': 'no' } },
    },
    answers: { [level]: 3, 'f-a': 'most', 'q-gone': 2 },
  }

  expect(carryOver(model, sheet)).toEqual({
    sheet: {
      form: 'short',
      profile: { 'scope-personal-data': 'yes', interests: ['u'], useCases: { u: { 'scope-personal-data': 'no' } } },
      answers: { [level]: 3 },
    },
    dropped: ['f-a', 'q-gone', 'scope-gone'],
  })
})

test('under its own catalogue a sheet stays as it is, and whatever is carried can be scored', () => {
  const parts = fc.record({ own: someCatalogue, other: someCatalogue, profile: someProfile, draws: someDraws })
  fc.assert(
    fc.property(parts, ({ own, other, profile, draws }) => {
      const sheet: AnswerSheet = { form: 'full', profile, answers: drawAnswers(own, draws) }

      expect(carryOver(compileModel(own), sheet)).toEqual({ sheet, dropped: [] })
      const elsewhere = compileModel(other)
      expect(score(elsewhere, carryOver(elsewhere, sheet).sheet).catalogue).toBe(other.hash)
    }),
    { numRuns: cases(300) },
  )
})
