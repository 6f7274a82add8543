import { describe, expect, test } from 'vitest'
import { questionsThatApply } from '#app/core/assessment/questions-that-apply.ts'
import { findOwnFaults } from '#app/core/own-questions/find-own-faults.ts'
import { hidingCost, hidingCosts } from '#app/core/own-questions/hiding-cost.ts'
import { changesScore, layOwnQuestions } from '#app/core/own-questions/lay-own-questions.ts'
import { MOST_ADDED, MOST_ADDED_TO_ONE } from '#app/core/own-questions/own-limits.ts'
import {
  AddedQuestion,
  NO_OWN_QUESTIONS,
  OwnQuestionId,
  type OwnQuestions,
} from '#app/core/own-questions/own-questions.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { aSheet } from '#tests/support/model-builders.ts'

const catalogue = loadCatalogue()
const standard = compileModel(catalogue)
const LEVELS = ['None.', 'Some.', 'Half.', 'Most.', 'All.']
const ID = 'own-01900000-0000-7000-8000-000000000001'

function anAdded(given: Partial<AddedQuestion> = {}): AddedQuestion {
  const asked = { ask: 'Do our shops know?', help: '', levels: LEVELS }
  return { id: ID, section: 'kpi', capability: 'kpi-definition', ...asked, ...given }
}
const added = (...questions: AddedQuestion[]): OwnQuestions => ({ ...NO_OWN_QUESTIONS, added: questions })
const laid = (own: OwnQuestions) => layOwnQuestions(catalogue, own, 'laid')
const many = (count: number, given: Partial<AddedQuestion> = {}) =>
  Array.from({ length: count }, (_, index) =>
    anAdded({ id: `own-01900000-0000-7000-8000-${String(index).padStart(12, '0')}`, ...given }),
  )

describe('laid over the catalogue, own questions', () => {
  test('come last in their dimension, in the order given, and nothing else moves', () => {
    const [first, second] = [anAdded({ id: ID.replace(/1$/, '9') }), anAdded()]

    const { questions } = laid(added(first, second))

    expect(questions.filter(({ own }) => own !== 'added')).toEqual(catalogue.questions)
    expect(
      questions
        .filter(({ section }) => section === 'kpi')
        .slice(-2)
        .map(({ id }) => id),
    ).toEqual([first.id, second.id])
    expect(catalogue.questions.some(({ own }) => own !== undefined)).toBe(false)
  })

  test('stand with the capability that they inform, and apply where it does', () => {
    const [question] = laid(added(anAdded({ section: 'privacy' }))).questions.filter(({ own }) => own === 'added')

    expect(question).toMatchObject({ section: 'kpi', capability: 'kpi-definition', kind: 'fact', fromLevel: null })
    expect(question?.caps).toEqual({ l0: 0, l1: 1, l2: 2, l3: 3, l4: 4 })
  })

  test('cannot have an id of the standard’s, nor the standard one of theirs', () => {
    const ids = [...catalogue.questions.map(({ id }) => id), ...catalogue.retired]

    expect(ids.filter((id) => OwnQuestionId.safeParse(id).success || id.startsWith('own-'))).toEqual([])
    expect(AddedQuestion.safeParse(anAdded({ id: 'q-kpi-definition' })).success).toBe(false)
  })

  test('are asked only if they are not hidden; scope questions, which decide what else is asked, stay', () => {
    const own: OwnQuestions = { ...NO_OWN_QUESTIONS, hidden: ['q-kpi-definition', 'scope-team-size', 'q-long-gone'] }

    const { questions } = questionsThatApply(compileModel(laid(own)), aSheet())

    expect(questions.filter(({ hiddenBecause }) => hiddenBecause === 'own').map(({ id }) => id)).toEqual([
      'q-kpi-definition',
    ])
    expect(questions.find(({ id }) => id === 'scope-team-size')?.isAsked).toBe(true)
  })

  test('keep the words of the standard’s answers where the question is reworded', () => {
    const own = { ...NO_OWN_QUESTIONS, reworded: [{ question: 'f-kpi-recompute', ask: 'Ours?', help: '' }] }
    const before = catalogue.questions.find(({ id }) => id === 'f-kpi-recompute')

    expect(laid(own).questions.find(({ id }) => id === 'f-kpi-recompute')).toEqual({
      ...before,
      ask: 'Ours?',
      help: '',
      own: 'reworded',
    })
  })

  test('change the score only if one that counts is hidden or added', () => {
    expect(changesScore(laid(NO_OWN_QUESTIONS))).toBe(false)
    expect(
      changesScore(laid({ ...NO_OWN_QUESTIONS, reworded: [{ question: 'q-kpi-definition', ask: 'A?', help: '' }] })),
    ).toBe(false)
    expect(changesScore(laid(added(anAdded({ capability: null }))))).toBe(false)
    expect(changesScore(laid(added(anAdded())))).toBe(true)
    expect(changesScore(laid({ ...NO_OWN_QUESTIONS, hidden: ['q-kpi-definition'] }))).toBe(true)
  })

  test('of the highest number leave every capability’s answers one number, and are scored', () => {
    for (const { id } of catalogue.capabilities.filter(({ scored }) => scored)) {
      const model = compileModel(laid(added(...many(MOST_ADDED_TO_ONE, { capability: id }))))
      const aspects = model.capabilities.find(({ capability }) => capability.id === id)?.aspects ?? []

      // Int32: 2^31.
      expect(aspects.reduce((all, { open }) => all * (open + 1), 1)).toBeLessThan(2 ** 31)
    }
    const ten = catalogue.capabilities.filter(({ scored }) => scored).slice(0, 10)
    const all = ten.flatMap(({ id }, place) =>
      many(MOST_ADDED_TO_ONE, { capability: id }).map((one) => ({
        ...one,
        id: one.id.replace(/-8000-0/, `-8000-${place}`),
      })),
    )
    const answers = Object.fromEntries(all.map(({ id }) => [id, 'l3']))

    expect(all).toHaveLength(MOST_ADDED)
    expect(score(compileModel(laid(added(...all))), aSheet({ answers })).readiness?.hi).toBeLessThan(100)
  })
})

describe('what does not fit is named:', () => {
  test.each([
    [
      'an id that the catalogue does not have',
      { ...NO_OWN_QUESTIONS, hidden: ['q-gone'] },
      { reason: 'unknownQuestion', named: 'q-gone' },
    ],
    [
      'a hidden scope question',
      { ...NO_OWN_QUESTIONS, hidden: ['scope-team-size'] },
      { reason: 'scopeHidden', named: 'scope-team-size' },
    ],
    ['an unknown capability', added(anAdded({ capability: 'gone' })), { reason: 'unknownCapability', named: 'gone' }],
    [
      'a fact of the business',
      added(anAdded({ capability: 'outcome-volume' })),
      { reason: 'notScored', named: 'outcome-volume' },
    ],
    [
      'one too many of a capability',
      added(...many(MOST_ADDED_TO_ONE + 1)),
      { reason: 'tooManyOfOne', named: 'kpi-definition' },
    ],
    [
      'a question hidden twice',
      { ...NO_OWN_QUESTIONS, hidden: ['q-kpi-definition', 'q-kpi-definition'] },
      { reason: 'twice', named: 'q-kpi-definition' },
    ],
  ])('%s', (_, own, fault) => {
    expect(findOwnFaults(catalogue, own)).toMatchObject([fault])
  })

  test('and a question that counts without five levels is refused', () => {
    expect(AddedQuestion.safeParse(anAdded({ levels: LEVELS.slice(1) })).success).toBe(false)
    expect(AddedQuestion.safeParse(anAdded({ levels: LEVELS.slice(1), capability: null })).success).toBe(true)
    expect(AddedQuestion.safeParse(anAdded({ levels: LEVELS.slice(4), capability: null })).success).toBe(false)
  })
})

test('what hiding costs is the use cases and techniques that can never be called ready then', () => {
  const costs = hidingCosts(standard)
  const cost = costs.get('q-kpi-definition')

  expect(costs.size).toBe(standard.questions.length)
  expect(cost?.useCases).toBe(catalogue.useCases.length)
  expect(cost?.techniques).toBeGreaterThan(40)
  expect([...costs.values()].some(({ useCases, techniques }) => useCases + techniques === 0)).toBe(true)
})

test('hiding one more question costs only what was not lost before, and one that is hidden nothing more', () => {
  const first = hidingCost(standard, 'q-kpi-definition')
  const model = compileModel(laid({ ...NO_OWN_QUESTIONS, hidden: ['q-kpi-definition'] }))

  expect(first).toEqual(hidingCosts(standard).get('q-kpi-definition'))
  expect(hidingCost(model, 'q-kpi-definition')).toEqual({ useCases: 0, techniques: 0 })
  expect(hidingCost(model, 'q-pilot-scope').useCases).toBe(0)
  expect(hidingCost(standard, 'q-gone')).toEqual({ useCases: 0, techniques: 0 })
})

test('of more than there is room for, as a changed archive might bring, the rest is not asked or does not count', () => {
  const tooMany = laid(added(...many(MOST_ADDED + 1))).questions.filter(({ own }) => own === 'added')

  expect(tooMany).toHaveLength(MOST_ADDED)
  expect(tooMany.filter(({ capability }) => capability !== null)).toHaveLength(MOST_ADDED_TO_ONE)
})
