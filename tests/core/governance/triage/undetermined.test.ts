import { expect, test } from 'vitest'
import { classify } from '#app/core/governance/triage/classify.ts'
import { readTriageAnswers } from '#app/core/governance/triage/read-answers.ts'
import { answersOf, rules, triageOf } from '#tests/support/ai-act-rules.ts'

test('an unsure answer gives every outcome that it can lead to, and no class by default', () => {
  const { classes, undetermined } = triageOf('s15', { 'infers-emotions': 'unsure' })

  expect(classes).toEqual([])
  expect(undetermined?.ask).toEqual(['infers-emotions'])
  expect(undetermined?.classes).toEqual([['high-risk', 'transparency'], ['minimal']])
})

test('open answers that hang together are followed together', () => {
  const { undetermined } = triageOf('s15', { 'infers-emotions': 'unsure', 'emotion-setting': 'unsure' })

  expect(undetermined?.classes).toEqual([['high-risk', 'transparency'], ['minimal'], ['prohibited']])
})

test('a missing answer is asked for like an unsure one', () => {
  const { 'talks-to-people': _, ...answers } = answersOf('s01')

  expect(classify(rules, answers, '2026-11-21').undetermined).toMatchObject({
    ask: ['talks-to-people'],
    classes: [['minimal'], ['transparency']],
  })
})

test('as long as the Act may not apply, or the system may be prohibited, no duty is certain', () => {
  const outside = triageOf('s06', { infers: 'unsure' })
  const prohibited = triageOf('s06', { influence: 'unsure' })

  expect(outside).toMatchObject({ classes: [], article50: [], obligations: [], prohibitions: [] })
  expect(outside.undetermined?.article50).toEqual(['50(1)', '50(2)'])
  expect(outside.undetermined?.obligations).toEqual(expect.arrayContaining(['o-01', 'o-20', 'o-21']))
  expect(prohibited.article50).toEqual([])
  expect(prohibited.obligations.map(({ id }) => id)).toEqual(['o-01', 'o-02', 'o-04'])
})

test('who owes a duty stays open as long as nobody knows whose system it is', () => {
  const { article50, roles, undetermined } = triageOf('s05', { 'own-name': 'unsure' })

  expect(article50.map(({ paragraph, holder }) => [paragraph, holder])).toEqual([
    ['50(1)', 'open'],
    ['50(2)', 'open'],
  ])
  expect(roles).toEqual(['deployer'])
  expect(undetermined?.roles).toContain('provider')
})

test('what no longer matters may stay unsure', () => {
  expect(triageOf('s16', { 'sensitive-area': 'unsure', 'own-name': 'unsure' })).toMatchObject({
    classes: ['prohibited'],
  })
  expect(triageOf('s16', { 'sensitive-area': 'unsure' }).undetermined).toBeUndefined()
})

test('without any answer everything is possible, and the cheapest question comes first', () => {
  const { classes, roles, obligations, path, undetermined } = classify(rules, {}, '2026-11-21')

  expect({ classes, roles, obligations, path }).toEqual({ classes: [], roles: [], obligations: [], path: [] })
  expect(undetermined?.ask[0]).toBe('infers')
  const possible = new Set(undetermined?.classes.flat())
  expect([...possible].sort()).toEqual(rules.classes.map(({ id }) => id).sort())
})

test('a detail weighs more than the question that sums it up, and the contradiction is named', () => {
  const { classes, contradictions } = triageOf('s16', { 'biometric-data': 'no' })

  expect(classes).toEqual(['prohibited'])
  expect(contradictions).toEqual([{ question: 'infers-emotions', against: 'biometric-data' }])
})

test('the path names each question that mattered with its article', () => {
  const { path } = triageOf('s16')

  expect(path.map(({ question }) => question)).toContain('emotion-setting')
  expect(path.find(({ question }) => question === 'infers-emotions')).toEqual({
    question: 'infers-emotions',
    answer: 'yes',
    articles: ['AI Act Art. 3(39)', 'AI Act Art. 5(1)(f)', 'AI Act, Annex III 1(c)'],
  })
})

test.each([
  ['an unknown question', { answers: { talks: 'yes' } }, 'answers.talks'],
  ['an unknown option', { answers: { infers: 'maybe' } }, 'answers.infers'],
  ['a truth value', { answers: { infers: true } }, 'answers.infers'],
  ['an unknown example', { scenario: 's99' }, 'scenario'],
  ['an unknown field', { answer: {} }, 'system.json'],
  ['nothing', {}, 'system.json'],
  ['a list', [], 'system.json'],
])('%s is refused by field', (_, json, field) => {
  expect(readTriageAnswers(rules, json)).toMatchObject({ ok: false, error: { field } })
})

test('an example is known by its name in any case of letters, and answers replace its own', () => {
  const read = readTriageAnswers(rules, { scenario: 'S05', answers: { 'own-name': 'market' } })

  expect(read).toEqual({ ok: true, answers: answersOf('s05', { 'own-name': 'market' }) })
})
