import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { type AnswerChange, listAnswerChanges, withChanges } from '#app/core/comparison/answer-changes.ts'
import { explainVerdicts } from '#app/core/comparison/explain-verdicts.ts'
import { compileModel, type Model } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { drawAnswers, someCatalogue, someDraws, someProfile } from '#tests/core/scoring/arbitrary-model.ts'
import { cases } from '#tests/support/cases.ts'
import { aCapability, aCatalogue, aLevelQuestion, aMust, aTechnique, aUseCase } from '#tests/support/model-builders.ts'

const twoSheets = fc
  .record({
    catalogue: someCatalogue,
    profiles: fc.tuple(someProfile, someProfile),
    draws: fc.tuple(someDraws, someDraws),
  })
  .map(({ catalogue, profiles, draws }) => {
    const sheet = (at: 0 | 1): AnswerSheet => ({
      form: at === 0 ? 'short' : 'full',
      profile: {
        ...profiles[at],
        ...(at === 1 && { interests: ['uc-0'], useCases: { 'uc-0': { 'scope-personal-data': 'no' } } }),
      },
      answers: drawAnswers(catalogue, draws[at]),
    })
    return { model: compileModel(catalogue), before: sheet(0), after: sheet(1) }
  })

const verdict = (model: Model, sheet: AnswerSheet, target: string) => {
  const { useCases, techniques } = score(model, sheet)
  const found = [...useCases, ...techniques].find(({ id }) => id === target)
  return found?.applies ? String(found.range) : 'does not apply'
}

test('all changes together make the later sheet, none of them the earlier one', () => {
  fc.assert(
    fc.property(twoSheets, ({ before, after }) => {
      const changes = listAnswerChanges(before, after)

      expect(withChanges(before, changes)).toEqual(after)
      expect(withChanges(before, [])).toEqual(before)
      expect(listAnswerChanges(after, after)).toEqual([])
    }),
    { numRuns: cases(500) },
  )
})

test('people who come to agree answered otherwise, and so did those who no longer do', () => {
  const split: AnswerSheet = { form: 'full', profile: {}, answers: { b: 1 }, spans: { a: { lo: 1, hi: 3 } } }
  const agreed: AnswerSheet = { form: 'full', profile: {}, answers: { a: 3, b: 1 } }
  const change = { kind: 'answer' as const, question: 'a' }

  expect(listAnswerChanges(split, agreed)).toEqual([{ ...change, before: { lo: 1, hi: 3 }, after: 3 }])
  expect(withChanges(split, listAnswerChanges(split, agreed))).toEqual(agreed)
  expect(withChanges(agreed, listAnswerChanges(agreed, split))).toEqual(split)
})

test('the reasons bring the new verdict about by themselves, and none can be left out', () => {
  const targets = ['t-0', 't-1', 'uc-0']
  fc.assert(
    fc.property(twoSheets, ({ model, before, after }) => {
      const reasons = explainVerdicts(model, { before, after, targets })
      for (const target of targets) {
        const now = verdict(model, after, target)
        const because = reasons.get(target)
        expect(because === undefined).toBe(verdict(model, before, target) === now)
        if (!because) continue
        expect(verdict(model, withChanges(before, because), target)).toBe(now)
        for (const one of because) {
          const others = because.filter((each) => each !== one)
          expect(verdict(model, withChanges(before, others), target)).not.toBe(now)
        }
      }
    }),
    { numRuns: cases(300) },
  )
})

describe('a worked case', () => {
  // t needs A at 2 and B at 2; A, B and C were 1 and are 2.
  const model = compileModel(
    aCatalogue({
      capabilities: ['a', 'b', 'c'].map((id) => aCapability({ id })),
      questions: ['a', 'b', 'c'].map((id) => aLevelQuestion(id)),
      techniques: [aTechnique({ id: 't', requirements: [aMust('a', 2), aMust('b', 2)] })],
      useCases: [aUseCase({ id: 'u', requirements: [aMust('c', 4)] })],
    }),
  )
  const questions = model.catalogue.questions.map(({ id }) => id)
  const all = (level: 1 | 2): AnswerSheet => ({
    form: 'full',
    profile: {},
    answers: Object.fromEntries(questions.map((id) => [id, level])),
  })

  test('both answers that were needed are named, the third is not; what changed nothing has no reason', () => {
    const reasons = explainVerdicts(model, { before: all(1), after: all(2), targets: ['t', 'u'] })

    const named = (changes: AnswerChange[] = []) =>
      changes.map((change) => (change.kind === 'answer' ? change.question : ''))
    expect(named(reasons.get('t'))).toEqual(questions.slice(0, 2))
    expect(reasons.has('u')).toBe(verdict(model, all(1), 'u') !== verdict(model, all(2), 'u'))
  })

  test('a target that does not exist is refused', () => {
    expect(() => explainVerdicts(model, { before: all(1), after: all(2), targets: ['x'] })).toThrow(RangeError)
  })
})

test('with every answer of the shipped catalogue another, each verdict that changed has a reason', () => {
  const catalogue = loadCatalogue()
  const shipped = compileModel(catalogue)
  const levels = catalogue.questions.filter(({ kind }) => kind === 'level')
  const sheet = (level: 1 | 3): AnswerSheet => ({
    form: 'full',
    profile: { 'scope-build-mode': level === 1 ? 'adopt' : 'train', 'scope-team-size': level === 1 ? 's' : 'l' },
    answers: Object.fromEntries(levels.map(({ id }) => [id, level])),
  })
  const [before, after] = [sheet(1), sheet(3)]
  const targets = [...catalogue.useCases, ...catalogue.techniques].map(({ id }) => id)

  const reasons = explainVerdicts(shipped, { before, after, targets })

  const changed = targets.filter((id) => verdict(shipped, before, id) !== verdict(shipped, after, id))
  expect(changed.length).toBeGreaterThan(10)
  expect([...reasons.keys()].sort()).toEqual(changed.sort())
  expect([...reasons.values()].every(({ length }) => length > 0)).toBe(true)
})
