import { describe, expect, test } from 'vitest'
import { parseAnswerSheet } from '#app/core/assessment/parse-answer-sheet.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { parseExpression } from '#content/expression.ts'
import {
  aCapability,
  aCatalogue,
  aFact,
  aLevelQuestion,
  aScopeQuestion,
  aTechnique,
  aUseCase,
} from '#tests/support/model-builders.ts'

const model = compileModel(
  aCatalogue({
    capabilities: [aCapability({ id: 'a' }), aCapability({ id: 'basis' })],
    questions: [
      aScopeQuestion('scope-personal-data', { perUseCase: true }),
      aScopeQuestion('scope-eu-market'),
      aScopeQuestion('scope-ai-in-use', { options: ['none', 'genai', 'chatbot'], multi: true }),
      aLevelQuestion('basis', { scopeCondition: parseExpression('scope-personal-data != no') }),
      aFact({ id: 'f-a', capability: 'a', fromLevel: 2, caps: { few: 1, all: 4 } }),
    ],
    techniques: ['t1', 't2', 't3', 't4', 't5'].map((id) => aTechnique({ id })),
    useCases: [aUseCase({ id: 'uc-x' }), aUseCase({ id: 'uc-y' })],
    retired: ['q-old'],
  }),
)
const parse = (json: unknown) => parseAnswerSheet(model, json)

test('a correct sheet comes back as it is; what is missing is unanswered', () => {
  const sheet = {
    form: 'short',
    profile: {
      'scope-personal-data': 'yes',
      'scope-ai-in-use': ['genai', 'chatbot'],
      interests: ['uc-x', 't1'],
      useCases: { 'uc-x': { 'scope-personal-data': 'unsure' } },
    },
    answers: { 'q-a': 0, 'q-basis': 'unsure', 'f-a': 'few' },
  }

  expect(parse(sheet)).toEqual({ ok: true, sheet })
  expect(parse({})).toEqual({ ok: true, sheet: { form: 'full', profile: {}, answers: {} } })
})

// mapping C: not sure is "unsure" for every kind of question
test('every question that measures something can be answered with "not sure"', () => {
  const real = compileModel(loadCatalogue())
  const measuring = real.catalogue.questions.filter(({ kind }) => kind !== 'scope')
  const answers = Object.fromEntries(measuring.map(({ id }) => [id, 'unsure']))

  expect(measuring.filter(({ kind }) => kind === 'fact').length).toBeGreaterThan(20)
  expect(parseAnswerSheet(real, { answers })).toEqual({ ok: true, sheet: { form: 'full', profile: {}, answers } })
  expect(score(real, { form: 'full', profile: {}, answers }).readiness).toMatchObject({ lo: 0, hi: 100 })
})

test('an answer to a fact that the claimed level makes vacuous is kept', () => {
  expect(parse({ answers: { 'q-a': 1, 'f-a': 'all' } })).toMatchObject({ ok: true })
})

describe('a fault names its field and the mend', () => {
  test.each([
    ['no object', 7, 'answers.json', 'Write an object'],
    ['nothing', null, 'answers.json', 'Write an object'],
    ['a list', [], 'answers.json', 'Write an object'],
    ['an unknown part', { answer: {} }, 'answer', 'form, profile, answers'],
    ['an unknown form', { form: 'quick' }, 'form', '"full" or "short"'],
    ['answers that are a list', { answers: [] }, 'answers', 'Write an object'],
    ['an unknown question', { answers: { 'q-z': 1 } }, 'answers.q-z', 'Leave it out'],
    ['a retired question', { answers: { 'q-old': 1 } }, 'answers.q-old', 'was retired'],
    ['a key of every object', { answers: JSON.parse('{"__proto__": 1}') }, 'answers.__proto__', 'Leave it out'],
    ['a level too high', { answers: { 'q-a': 5 } }, 'answers.q-a', 'from 0 to 4'],
    ['a level as text', { answers: { 'q-a': '3' } }, 'answers.q-a', 'from 0 to 4'],
    ['an empty text, which is not 0', { answers: { 'q-a': '' } }, 'answers.q-a', 'from 0 to 4'],
    ['null, which is not unanswered', { answers: { 'q-a': null } }, 'answers.q-a', 'from 0 to 4'],
    ['half a level', { answers: { 'q-a': 1.5 } }, 'answers.q-a', 'from 0 to 4'],
    ['an unknown option', { answers: { 'f-a': 'some' } }, 'answers.f-a', 'few, all, unsure'],
    ['a number for an option', { answers: { 'f-a': 1 } }, 'answers.f-a', 'few, all, unsure'],
    [
      'scope among the answers',
      { answers: { 'scope-eu-market': 'yes' } },
      'answers.scope-eu-market',
      'under "profile"',
    ],
    ['an answer in the profile', { profile: { 'q-a': 1 } }, 'profile.q-a', 'under "answers"'],
    ['an unknown scope question', { profile: { 'scope-z': 'yes' } }, 'profile.scope-z', 'scope-eu-market'],
    [
      'an unknown scope option',
      { profile: { 'scope-eu-market': 'maybe' } },
      'profile.scope-eu-market',
      'yes, no, unsure',
    ],
    [
      'a list where one is asked',
      { profile: { 'scope-eu-market': ['yes'] } },
      'profile.scope-eu-market',
      'yes, no, unsure',
    ],
    [
      'one where a list is asked',
      { profile: { 'scope-ai-in-use': 'genai' } },
      'profile.scope-ai-in-use',
      'list of options',
    ],
    ['an empty list', { profile: { 'scope-ai-in-use': [] } }, 'profile.scope-ai-in-use', 'list of options'],
    [
      'none beside others',
      { profile: { 'scope-ai-in-use': ['none', 'genai'] } },
      'profile.scope-ai-in-use',
      'excludes',
    ],
    ['an option twice', { profile: { 'scope-ai-in-use': ['genai', 'genai'] } }, 'profile.scope-ai-in-use', 'twice'],
    ['an unknown interest', { profile: { interests: ['uc-z'] } }, 'profile.interests[0]', 'id from the catalogue'],
    ['interests that are no list', { profile: { interests: 'uc-x' } }, 'profile.interests', 'Write a list'],
    ['an interest twice', { profile: { interests: ['t1', 't1'] } }, 'profile.interests', 'twice'],
    [
      'six interests',
      { profile: { interests: ['uc-x', 't1', 't2', 't3', 't4', 't5'] } },
      'profile.interests',
      'at most 5',
    ],
    ['scope of no use case', { profile: { useCases: { t1: {} } } }, 'profile.useCases.t1', 'not a use case'],
    [
      'scope of a use case that is of no interest',
      { profile: { interests: ['uc-y'], useCases: { 'uc-x': {} } } },
      'profile.useCases.uc-x',
      'among the interests',
    ],
    [
      'a use case asked what is asked once',
      { profile: { useCases: { 'uc-x': { 'scope-eu-market': 'yes' } } } },
      'profile.useCases.uc-x.scope-eu-market',
      'directly under "profile"',
    ],
    [
      'an answer that the scope rules out',
      { profile: { 'scope-personal-data': 'no' }, answers: { 'q-basis': 1 } },
      'answers.q-basis',
      'change the scope',
    ],
  ])('%s', (_, json, field, mend) => {
    const parsed = parse(json)

    expect(parsed).toMatchObject({ ok: false, error: { field } })
    expect(parsed.ok ? '' : parsed.error.message).toContain(mend)
  })
})
