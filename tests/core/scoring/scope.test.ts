import { describe, expect, test } from 'vitest'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { scopesOf } from '#app/core/scoring/scope.ts'
import { score } from '#app/core/scoring/score.ts'
import { parseExpression } from '#content/expression.ts'
import {
  aCapability,
  aCatalogue,
  aLevelQuestion,
  aMust,
  aProfile,
  aScopeQuestion,
  aSheet,
  aTechnique,
  aUseCase,
} from '#tests/support/model-builders.ts'

const whenPersonal = parseExpression('scope-personal-data != no')
const catalogue = aCatalogue({
  capabilities: [
    aCapability({ id: 'basis', dimension: 'privacy' }),
    aCapability({ id: 'goal', dimension: 'kpi' }),
    aCapability({ id: 'skill', dimension: 'team' }),
  ],
  questions: [
    aScopeQuestion('scope-personal-data', { perUseCase: true }),
    aScopeQuestion('scope-people-decisions', { perUseCase: true }),
    aScopeQuestion('scope-build-mode', { options: ['adopt', 'adapt', 'train', 'unsure'] }),
    aScopeQuestion('scope-ai-in-use', { options: ['none', 'genai', 'chatbot'], multi: true }),
    aLevelQuestion('basis', { scopeCondition: whenPersonal, section: 'privacy' }),
  ],
  profiles: [
    aProfile({ id: 'core', requirements: [aMust('goal', 1)] }),
    aProfile({ id: 'pd', when: whenPersonal, requirements: [aMust('basis', 2)] }),
    aProfile({ id: 'score', when: parseExpression('scope-people-decisions != no'), requirements: [aMust('goal', 3)] }),
  ],
  techniques: [
    aTechnique({ id: 'plain', profiles: ['core', 'pd'], requirements: [aMust('goal', 2)] }),
    aTechnique({ id: 'scoring', profiles: ['score'], requirements: [aMust('goal', 2)] }),
    aTechnique({ id: 'trained', requirements: [aMust('goal', 1), aMust('skill', 3, { buildOnly: true })] }),
  ],
  useCases: [
    aUseCase({ id: 'uc-mail', profiles: ['pd'], requirements: [aMust('goal', 2)] }),
    aUseCase({ id: 'uc-text', profiles: ['pd'], requirements: [aMust('goal', 2)] }),
  ],
})
const model = compileModel(catalogue)
const scored = (profile: AnswerSheet['profile']) => score(model, aSheet({ profile }))
const targetOf = (result: ReturnType<typeof scored>, id: string) =>
  [...result.techniques, ...result.useCases].find((target) => target.id === id)
const asked = (result: ReturnType<typeof scored>, id: string) =>
  targetOf(result, id)?.blockers.map(({ cap, min }) => `${cap} ${min}`)
const chosen = (profile: AnswerSheet['profile'], id: string) =>
  scopesOf(catalogue, aSheet({ profile })).organisation.get(id)

describe('unanswered scope', () => {
  test.each([
    ['scope-personal-data', ['unsure']],
    ['scope-build-mode', ['adopt']],
    ['scope-ai-in-use', ['genai', 'chatbot']],
  ])('%s is taken as %j, and known to be assumed', (id, options) => {
    expect(chosen({}, id)).toEqual({ chosen: options, assumed: true })
    expect(chosen({ [id as 'scope-build-mode']: 'unsure' }, id)).toEqual({ chosen: options, assumed: true })
  })

  test('a verdict says which scope answers it assumes, and no others', () => {
    const open = scored({})
    const answered = scored({ 'scope-personal-data': 'yes', 'scope-build-mode': 'adopt' })

    expect(targetOf(open, 'plain')?.assumes).toEqual(['scope-personal-data'])
    expect(targetOf(open, 'trained')?.assumes).toEqual(['scope-build-mode'])
    expect(targetOf(open, 'scoring')?.assumes).toEqual(['scope-people-decisions', 'scope-personal-data'])
    expect(targetOf(answered, 'plain')?.assumes).toEqual([])
    expect(targetOf(answered, 'trained')?.assumes).toEqual([])
  })
})

describe('what does not apply', () => {
  test('a capability has no part in scores, rows, losses or homework', () => {
    const result = scored({ 'scope-personal-data': 'no' })

    expect(result.dimensions.find(({ id }) => id === 'privacy')).toMatchObject({
      score: null,
      capabilities: [{ id: 'basis', applies: false, aspects: [] }],
    })
    expect(asked(result, 'plain')).toEqual(['goal 1', 'goal 2'])
    expect(result.homework.rows.map(({ cap }) => cap)).toEqual(['goal'])
    expect(result.potentials.map(({ question }) => question)).toEqual(['q-goal', 'q-skill'])
  })

  test('a late "no" leaves the kept answer uncounted', () => {
    const before = score(model, aSheet({ answers: { 'q-basis': 0 } }))
    const after = score(model, aSheet({ profile: { 'scope-personal-data': 'no' }, answers: { 'q-basis': 0 } }))

    expect(before.losses.map(({ question }) => question)).toContain('q-basis')
    expect(after.losses).toEqual([])
  })

  test('ranking people does not apply without people, and has no verdict', () => {
    const result = scored({ 'scope-people-decisions': 'no' })

    expect(targetOf(result, 'scoring')).toMatchObject({ applies: false, verdict: null, range: null })
    expect(targetOf(result, 'plain')).toMatchObject({ applies: true })
  })

  test('if nothing applies there is no readiness', () => {
    const empty = score(compileModel(aCatalogue()), aSheet())

    expect(empty).toMatchObject({ readiness: null, mean: null, losses: [], potentials: [] })
  })
})

test('rows for building count only if models are adapted or trained; not knowing counts as buying', () => {
  expect(asked(scored({ 'scope-build-mode': 'train' }), 'trained')).toEqual(['goal 1', 'skill 3'])
  expect(asked(scored({ 'scope-build-mode': 'adopt' }), 'trained')).toEqual(['goal 1'])
  expect(asked(scored({ 'scope-build-mode': 'unsure' }), 'trained')).toEqual(['goal 1'])
})

describe('scope by use case', () => {
  const profile = (mail: string, text: string): AnswerSheet['profile'] => ({
    interests: ['uc-mail', 'uc-text'],
    useCases: { 'uc-mail': { 'scope-personal-data': mail }, 'uc-text': { 'scope-personal-data': text } },
  })

  test.each([
    { mail: 'no', text: 'yes', organisation: { chosen: ['yes'], assumed: false } },
    { mail: 'unsure', text: 'yes', organisation: { chosen: ['yes'], assumed: false } },
    { mail: 'no', text: 'unsure', organisation: { chosen: ['unsure'], assumed: true } },
    { mail: 'no', text: 'no', organisation: { chosen: ['no'], assumed: false } },
  ])('$mail and $text make the organisation $organisation.chosen', ({ mail, text, organisation }) => {
    expect(chosen(profile(mail, text), 'scope-personal-data')).toEqual(organisation)
  })

  test('a use case is judged under its own answer, everything else under the organisation’s', () => {
    const result = scored(profile('yes', 'no'))

    expect(asked(result, 'uc-mail')).toEqual(['basis 2', 'goal 2'])
    expect(asked(result, 'uc-text')).toEqual(['goal 2'])
    expect(asked(result, 'plain')).toEqual(['basis 2', 'goal 1', 'goal 2'])
  })

  test('an answer given once stands for a use case that has none of its own', () => {
    const result = scored({ interests: ['uc-mail'], 'scope-personal-data': 'no' })

    expect(asked(result, 'uc-mail')).toEqual(['goal 2'])
  })
})

test('homework is that of the interests; without interests that of everything', () => {
  const everything = scored({}).homework
  const textOnly = scored({
    interests: ['uc-text'],
    useCases: { 'uc-text': { 'scope-personal-data': 'yes' } },
  }).homework

  expect(everything.rows.map(({ cap, min, profiles }) => ({ cap, min, profiles }))).toEqual([
    { cap: 'basis', min: 2, profiles: ['pd'] },
    { cap: 'goal', min: 3, profiles: ['core', 'score'] },
  ])
  expect(everything.steps).toEqual({ lo: 0, hi: 5 })
  expect(textOnly.rows.map(({ cap }) => cap)).toEqual(['basis'])
})
