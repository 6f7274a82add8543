import { expect, test } from 'vitest'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { answerText } from '#app/core/assessment/answer-text.ts'
import { formMinutes } from '#app/core/assessment/form-minutes.ts'
import { questionsThatApply } from '#app/core/assessment/questions-that-apply.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { parseExpression } from '#content/expression.ts'
import {
  aCapability,
  aCatalogue,
  aFact,
  aLevelQuestion,
  aScopeQuestion,
  aSheet,
  aUseCase,
} from '#tests/support/model-builders.ts'

const catalogue = aCatalogue({
  capabilities: [
    aCapability({ id: 'a' }),
    aCapability({ id: 'basis', dimension: 'privacy' }),
    aCapability({ id: 'deep', dimension: 'tech' }),
  ],
  questions: [
    aScopeQuestion('scope-personal-data', { perUseCase: true }),
    aLevelQuestion('a'),
    aFact({ id: 'f-a', capability: 'a', fromLevel: 2, tier: 'deep', caps: { few: 1, all: 4 } }),
    aLevelQuestion('basis', { scopeCondition: parseExpression('scope-personal-data != no'), section: 'privacy' }),
    aLevelQuestion('deep', { tier: 'deep', section: 'tech' }),
  ],
  useCases: [aUseCase({ id: 'uc-x' }), aUseCase({ id: 'uc-y' })],
})
const model = compileModel(catalogue)

function standing(given: Partial<AnswerSheet>) {
  const { questions } = questionsThatApply(model, aSheet(given))
  return Object.fromEntries(
    questions.map(({ id, state, hiddenBecause }) => [id, hiddenBecause ? `${state}: ${hiddenBecause}` : state]),
  )
}

test('a fact is asked only from its level on, or when its level question got "not sure"', () => {
  expect(standing({})['f-a']).toBe('hidden: level')
  expect(standing({ answers: { 'q-a': 1 } })['f-a']).toBe('vacuous')
  expect(standing({ answers: { 'q-a': 2 } })['f-a']).toBe('open')
  expect(standing({ answers: { 'q-a': 'unsure' } })['f-a']).toBe('open')
  expect(standing({ answers: { 'q-a': 1, 'f-a': 'all' } })['f-a']).toBe('vacuous')
})

test('the short form does not ask what is deep, but keeps a deep level that was answered', () => {
  expect(standing({ form: 'short', answers: { 'q-a': 2 } })).toMatchObject({
    'f-a': 'hidden: form',
    'q-deep': 'hidden: form',
  })
  expect(standing({ form: 'short', answers: { 'q-deep': 2 } })['q-deep']).toBe('answered')
})

test('what the scope rules out is hidden and not counted', () => {
  const without = questionsThatApply(model, aSheet({ profile: { 'scope-personal-data': 'no' } }))

  expect(standing({ profile: { 'scope-personal-data': 'no' } })['q-basis']).toBe('hidden: scope')
  expect(without.sections.find(({ id }) => id === 'privacy')).toMatchObject({ answered: 0, total: 0 })
})

test('progress counts what is asked now, and the minutes of what is open', () => {
  const progress = questionsThatApply(
    model,
    aSheet({ profile: { 'scope-personal-data': 'unsure' }, answers: { 'q-a': 2, 'q-basis': 'unsure' } }),
  )

  // open: the fact (0.4) and the deep level question (0.8)
  expect(progress).toMatchObject({ answered: 3, total: 5 })
  expect(progress.minutesLeft).toBeCloseTo(1.2, 9)
  expect(progress.sections.map(({ id, answered, total }) => `${id} ${answered}/${total}`)).toEqual([
    'scope 1/1',
    'pilot 1/2',
    'privacy 1/1',
    'tech 0/1',
  ])
})

test('a question per use case is open until each use case of interest has its answer', () => {
  const interests = ['uc-x', 'uc-y']
  const one = questionsThatApply(
    model,
    aSheet({ profile: { interests, useCases: { 'uc-x': { 'scope-personal-data': 'no' } } } }),
  )
  const both = { 'uc-x': { 'scope-personal-data': 'no' }, 'uc-y': { 'scope-personal-data': 'unsure' } }

  expect(one.questions[0]).toMatchObject({ id: 'scope-personal-data', state: 'open', openFor: ['uc-y'] })
  expect(standing({ profile: { interests, useCases: both } })['scope-personal-data']).toBe('answered')
})

test('the promise of minutes comes from the content, else from the questions', () => {
  expect(formMinutes(catalogue)).toEqual({ short: 2, full: 4 })
  expect(
    formMinutes(
      aCatalogue({ constants: { minutes: { scope: 1, level: 1, fact: 1, promised: { short: 25, full: 50 } } } }),
    ),
  ).toEqual({
    short: 25,
    full: 50,
  })
})

test('an answer reads as the words that were chosen', () => {
  const [scope, level, fact] = catalogue.questions as [never, never, never]

  expect(answerText(catalogue, level, { level: 3 })).toBe('a at 3.')
  expect(answerText(catalogue, fact, { option: 'few' })).toBe('Option few')
  expect(answerText(catalogue, scope, { options: ['yes', 'gone'] })).toBe('Option yes; gone')
  expect(answerText(catalogue, level, { unsure: true })).toBeNull()
  expect(answerText(catalogue, scope, { option: 'unsure' })).toBe('Option unsure')
})
