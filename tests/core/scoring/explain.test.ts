import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import type { Evidence } from '#app/core/scoring/evidence.ts'
import { explainBlocker, explainCapability, explainScore, explainTarget } from '#app/core/scoring/explain.ts'
import type { Blocker } from '#app/core/scoring/result.ts'
import { score } from '#app/core/scoring/score.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { parseExpression } from '#content/expression.ts'
import {
  aCapability,
  aCatalogue,
  aFact,
  aGroup,
  aLevelQuestion,
  aMust,
  aProfile,
  aScopeQuestion,
  aSheet,
  aTechnique,
} from '#tests/support/model-builders.ts'
import { drawAnswers, someDraws } from './arbitrary-model.ts'

const model = compileModel(
  aCatalogue({
    capabilities: [aCapability({ id: 'a' }), aCapability({ id: 'b' }), aCapability({ id: 'basis' })],
    questions: [
      aScopeQuestion('scope-personal-data'),
      aScopeQuestion('scope-people-decisions'),
      aLevelQuestion('basis', { scopeCondition: parseExpression('scope-personal-data != no') }),
      aFact({ id: 'f-a', capability: 'a', caps: { few: 1, all: 4 } }),
    ],
    profiles: [aProfile({ id: 'core', requirements: [aMust('a', 2, { why: 'Every pilot needs a' })] })],
    alternatives: [
      { id: 'either', name: '', why: '', options: [[{ capability: 'b', min: 2 }], [{ capability: 'a', min: 4 }]] },
    ],
    techniques: [
      aTechnique({
        id: 't',
        profiles: ['core'],
        requirements: [aMust('a', 3, { why: 'This needs more of a' }), aGroup('either', { why: 'One is enough' })],
      }),
      aTechnique({ id: 'ranking', profiles: ['score'] }),
    ],
  }),
)
const sheet = aSheet({
  profile: { 'scope-personal-data': 'no' },
  answers: { 'q-a': 3, 'f-a': 'few', 'q-b': 'unsure' },
})

test('a capability is explained by the statement and the option chosen; the one that holds it down is marked', () => {
  expect(explainCapability(model, sheet, 'a')).toEqual({
    capability: 'a',
    name: 'a',
    applies: true,
    level: { lo: 1, hi: 1 },
    becauseScope: [],
    evidence: [
      {
        question: 'q-a',
        ask: 'q-a?',
        state: 'answered',
        level: { lo: 3, hi: 3 },
        statement: { level: 3, text: 'a at 3.' },
        option: null,
        decides: false,
      },
      {
        question: 'f-a',
        ask: 'f-a?',
        state: 'answered',
        level: { lo: 1, hi: 1 },
        statement: null,
        option: { id: 'few', text: 'Option few' },
        decides: true,
      },
    ],
  })
})

test('what does not apply is explained by the scope answer that says so', () => {
  expect(explainCapability(model, sheet, 'basis')).toMatchObject({
    applies: false,
    evidence: [],
    becauseScope: [{ question: 'scope-personal-data', options: [{ id: 'no' }], assumed: false }],
  })
  expect(explainTarget(model, sheet, 'ranking')).toMatchObject({
    applies: false,
    verdict: null,
    becauseScope: [{ question: 'scope-personal-data' }],
  })
})

test('blockers say why, what is asked in words, and which answers stand against it', () => {
  const { blockers } = explainTarget(model, sheet, 't')

  expect(blockers.map(({ why, asks }) => ({ why, asks: asks.map(({ statement }) => statement) }))).toEqual([
    { why: 'Every pilot needs a', asks: ['a at 2.'] },
    { why: 'This needs more of a', asks: ['a at 3.'] },
    { why: 'One is enough', asks: ['b at 2.', 'a at 4.'] },
  ])
  expect(blockers[2]?.capabilities.map(({ capability }) => capability)).toEqual(['b', 'a'])
})

test('an unknown id is an error, not an empty explanation', () => {
  const blocker = {
    cap: 'b',
    min: 1,
    level: { lo: 0, hi: 0 },
    short: { lo: 1, hi: 1 },
    must: true,
    homework: false,
    open: [],
  }

  expect(() => explainCapability(model, sheet, 'z')).toThrow('z is not a capability')
  expect(() => explainTarget(model, sheet, 'z')).toThrow('z is not a technique or use case')
  expect(() => explainBlocker(model, sheet, { target: 't', blocker })).toThrow('t has no such blocker')
})

describe('on the real catalogue, over 50 random answer sheets (trap 30)', () => {
  const real = compileModel(loadCatalogue())
  const profile: AnswerSheet['profile'] = { 'scope-build-mode': 'train', 'scope-ai-in-use': ['genai', 'chatbot'] }

  test('every explanation ends at a question and what was chosen there', () => {
    fc.assert(
      fc.property(someDraws, fc.nat(), (draws, pick) => {
        const given: AnswerSheet = { form: 'full', profile, answers: drawAnswers(real.catalogue, draws) }
        const result = score(real, given)
        const { losses, potentials } = explainScore(real, given)
        const targets = [...result.techniques, ...result.useCases]
        const { id, blockers } = targets[pick % targets.length] as (typeof targets)[number]

        for (const { evidence } of [...losses, ...potentials]) expectEnd(given, evidence)
        for (const blocker of blockers) expectBlockerEnds(given, id, blocker)
        for (const { id: capability } of result.dimensions.flatMap(({ capabilities }) => capabilities)) {
          for (const evidence of explainCapability(real, given, capability).evidence) expectEnd(given, evidence)
        }
      }),
      { numRuns: 50 },
    )
  })

  function expectBlockerEnds(given: AnswerSheet, target: string, blocker: Blocker): void {
    const explained = explainBlocker(real, given, { target, blocker })
    const evidence = explained.capabilities.flatMap((capability) => capability.evidence)

    expect(explained.why).not.toBe('')
    expect(explained.asks.length).toBeGreaterThan(0)
    expect(evidence.length).toBeGreaterThan(0)
    expect(evidence.some(({ decides }) => decides)).toBe(true)
    for (const each of evidence) expectEnd(given, each)
  }

  function expectEnd(given: AnswerSheet, { question, state, statement, option }: Evidence): void {
    const known = real.questionById.get(question)
    const answer = given.answers[question]

    if (state !== 'answered') {
      expect([statement, option], question).toEqual([null, null])
      if (state === 'open') expect(answer, question).toBeUndefined()
      if (state === 'unsure') expect(answer, question).toBe('unsure')
    } else if (known?.kind === 'level') {
      const words = real.catalogue.capabilities.find(({ id }) => id === known.capability)?.levels[Number(answer)]
      expect(statement, question).toEqual({ level: answer, text: `${words?.lead}${words?.rest}` })
    } else {
      expect(option?.id, question).toBe(answer)
      expect(option?.text, question).not.toBe('')
    }
  }
})

describe('on the real catalogue', () => {
  const real = compileModel(loadCatalogue())
  const all = (answer: (kind: string, options: { id: string }[]) => 0 | 'unsure' | string): AnswerSheet['answers'] =>
    Object.fromEntries(
      real.catalogue.questions
        .filter(({ kind }) => kind !== 'scope')
        .map(({ id, kind, options }) => [id, answer(kind, options)]),
    )

  test('the empty assessment has no single number (trap 27)', () => {
    const { readiness, dimensions, techniques, useCases } = score(real, aSheet())

    expect(readiness).toEqual({ lo: 0, hi: 100 })
    for (const { score: own } of dimensions) expect(own).toEqual({ lo: 0, hi: 100 })
    for (const { verdict } of [...techniques, ...useCases]) expect(verdict).toBe('undetermined')
  })

  test('all at zero and all not sure are different results (trap 28)', () => {
    const zero = score(
      real,
      aSheet({ answers: all((kind, options) => (kind === 'level' ? 0 : (options[0]?.id ?? 'unsure'))) }),
    )
    const unsure = score(real, aSheet({ answers: all(() => 'unsure') }))

    expect(zero.readiness).toEqual({ lo: 0, hi: 0 })
    expect(unsure.readiness).toEqual({ lo: 0, hi: 100 })
    expect(zero.useCases.map(({ verdict }) => verdict)).not.toEqual(unsure.useCases.map(({ verdict }) => verdict))
  })

  test('what nobody can answer is a finding: it is told apart from what nobody was asked', () => {
    const unsure = score(real, aSheet({ answers: all(() => 'unsure') }))
    const states = unsure.dimensions.flatMap(({ capabilities }) => capabilities.flatMap(({ aspects }) => aspects))

    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['unsure']))
  })

  test('with bought tools, a beginner has something within reach once the homework is done', () => {
    const beginner = Object.fromEntries(
      real.catalogue.questions.filter(({ kind }) => kind === 'level').map(({ id }) => [id, 1 as const]),
    )
    const result = score(real, aSheet({ form: 'short', profile: { 'scope-build-mode': 'adopt' }, answers: beginner }))
    const count = (verdict: string) => result.techniques.filter((target) => target.verdict === verdict).length

    expect(result.homework.steps.lo).toBeGreaterThan(0)
    expect(count('ready')).toBe(0)
    expect(count('readyAfterHomework') + count('nearly')).toBeGreaterThan(10)
    expect(result.techniques.every(({ verdict }) => verdict !== 'undetermined')).toBe(true)
  })
})
