import { expect, test } from 'vitest'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { scopeChangeEffects } from '#app/core/scoring/scope-change-effects.ts'
import { parseExpression } from '#content/expression.ts'
import {
  aCapability,
  aCatalogue,
  aLevelQuestion,
  aMust,
  aScopeQuestion,
  aSheet,
  aTechnique,
} from '#tests/support/model-builders.ts'

const whenPersonal = parseExpression('scope-personal-data != no')
const model = compileModel(
  aCatalogue({
    capabilities: [aCapability({ id: 'basis' }), aCapability({ id: 'records' }), aCapability({ id: 'goal' })],
    questions: [
      aScopeQuestion('scope-personal-data'),
      aScopeQuestion('scope-people-decisions'),
      aLevelQuestion('basis', { scopeCondition: whenPersonal }),
      aLevelQuestion('records', { scopeCondition: whenPersonal }),
    ],
    techniques: [
      aTechnique({ id: 'plain', requirements: [aMust('goal', 1)] }),
      aTechnique({ id: 'ranking', profiles: ['score'], requirements: [aMust('goal', 1)] }),
      aTechnique({ id: 'strict', requirements: [aMust('basis', 3)] }),
    ],
  }),
)
const withScope = (personal: string): AnswerSheet =>
  aSheet({ profile: { 'scope-personal-data': personal }, answers: { 'q-basis': 0, 'q-goal': 2 } })

test('a late scope answer says which verdicts change and which answers it hides (trap 39)', () => {
  const effects = scopeChangeEffects(model, withScope('yes'), withScope('no'))

  expect(effects).toEqual({
    verdicts: [
      {
        id: 'ranking',
        kind: 'technique',
        before: { applies: true, verdict: 'ready', range: ['ready', 'ready'] },
        after: { applies: false, verdict: null, range: null },
      },
      {
        id: 'strict',
        kind: 'technique',
        before: { applies: true, verdict: 'notYet', range: ['notYet', 'notYet'] },
        after: { applies: true, verdict: 'ready', range: ['ready', 'ready'] },
      },
    ],
    hiddenAnswers: ['q-basis'],
    returnedAnswers: [],
    newQuestions: [],
  })
})

test('hidden answers come back on return, and what is new is named', () => {
  expect(scopeChangeEffects(model, withScope('no'), withScope('yes'))).toMatchObject({
    hiddenAnswers: [],
    returnedAnswers: ['q-basis'],
    newQuestions: ['q-records'],
  })
})

test('nothing changes where nothing hangs on it', () => {
  expect(scopeChangeEffects(model, withScope('yes'), withScope('unsure'))).toEqual({
    verdicts: [],
    hiddenAnswers: [],
    returnedAnswers: [],
    newQuestions: [],
  })
})
