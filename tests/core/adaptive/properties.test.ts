import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCheck } from '#app/core/adaptive/check-state.ts'
import { listCandidates } from '#app/core/adaptive/list-candidates.ts'
import { nextQuestion } from '#app/core/adaptive/next-question.ts'
import { weighCandidates } from '#app/core/adaptive/weigh-candidates.ts'
import { whatStaysOpen } from '#app/core/adaptive/what-stays-open.ts'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import type { Catalogue } from '#content/schema.ts'
import { drawAnswers, someCatalogue, someDraws } from '#tests/core/scoring/arbitrary-model.ts'
import { cases } from '#tests/support/cases.ts'
import { runCheck } from './run-check.ts'

/** A failure names it instead of printing all of it. */
const real: Catalogue = Object.assign({ ...loadCatalogue() }, { [fc.toStringMethod]: () => 'the real catalogue' })
const compiled = new WeakMap<Catalogue, ReturnType<typeof compileModel>>()
function modelOf(catalogue: Catalogue) {
  const model = compiled.get(catalogue) ?? compileModel(catalogue)
  compiled.set(catalogue, model)
  return model
}

/** Every scope question answered, so that verdicts assume nothing. */
const REAL_PROFILE: AnswerSheet['profile'] = {
  'scope-business-model': 'both',
  'scope-team-size': 'm',
  'scope-eu-market': 'yes',
  'scope-personal-data': 'yes',
  'scope-public-output': 'yes',
  'scope-people-decisions': 'yes',
  'scope-ai-in-use': ['genai', 'chatbot'],
}
const answered = fc.record({
  'scope-personal-data': fc.constantFrom('yes', 'no'),
  'scope-build-mode': fc.constantFrom('adopt', 'train'),
})
const idsOf = ({ techniques, useCases }: Catalogue) => [...techniques, ...useCases].map(({ id }) => id)
const MODELS = [
  { name: 'random catalogues', catalogue: someCatalogue, most: 3, numRuns: cases(400) },
  { name: 'the real catalogue', catalogue: fc.constant(real), most: 5, numRuns: 40 },
]

describe.each(MODELS)('on $name', ({ catalogue: someModel, most, numRuns }) => {
  const someTask = fc.record({
    catalogue: someModel,
    scope: answered,
    draws: someDraws,
    picks: fc.array(fc.nat(), { minLength: 1, maxLength: most }),
    weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 6, maxLength: 6 }),
    ignoreHomework: fc.boolean(),
  })
  type Task = typeof someTask extends fc.Arbitrary<infer T> ? T : never
  const taskOf = ({ catalogue, scope, picks, weights, ignoreHomework }: Task) => {
    const ids = idsOf(catalogue)
    const prior = new Map(
      catalogue.questions.map(({ id, options }) => [id, weights.slice(0, options.length || 5)] as const),
    )
    const request = { targets: picks.map((pick) => ids[pick % ids.length] as string), ignoreHomework }
    const profile: AnswerSheet['profile'] = catalogue === real ? { ...REAL_PROFILE, ...scope } : scope
    return { model: modelOf(catalogue), profile, request, withPrior: { ...request, prior } }
  }
  const classOf = (verdict: string | null, ignoreHomework: boolean) =>
    ignoreHomework && verdict === 'ready' ? 'readyAfterHomework' : verdict

  test('the verdicts at the stop are those of the full questionnaire, whatever the order (theorem 3)', () => {
    fc.assert(
      fc.property(someTask, (task) => {
        const { model, profile, request, withPrior } = taskOf(task)
        const replies = drawAnswers(task.catalogue, task.draws, true)
        const full = score(model, { form: 'full', profile, answers: replies })
        const verdicts = new Map([...full.techniques, ...full.useCases].map(({ id, verdict }) => [id, verdict]))

        for (const asking of [request, withPrior]) {
          const { asked, end } = runCheck(model, { profile, replies }, asking)
          expect(end.open).toEqual([])
          expect(new Set(asked).size).toBe(asked.length)
          for (const { id, verdict } of end.determined) {
            const expected = classOf(verdicts.get(id) ?? null, task.ignoreHomework)
            expect(classOf(verdict, task.ignoreHomework), id).toBe(expected)
          }
        }
      }),
      { numRuns },
    )
  })

  test('with "not sure" answers the check still ends, and names what is missing for each open verdict', () => {
    fc.assert(
      fc.property(someTask, (task) => {
        const { model, profile, request } = taskOf(task)
        const { sheet, end } = runCheck(model, { profile, replies: drawAnswers(task.catalogue, task.draws) }, request)
        const stays = whatStaysOpen(model, sheet, request)

        expect(stays.map(({ id }) => id)).toEqual(end.open.map(({ id }) => id))
        for (const { missing } of stays) {
          expect(missing.some(({ because }) => because === 'unsure')).toBe(true)
          for (const { who } of missing) expect(who.length).toBeGreaterThan(0)
        }
        // Whoever wants less is done as well.
        const fewer = nextQuestion(model, sheet, { ...request, targets: request.targets.slice(1) })
        expect(fewer.question).toBeNull()
        expect(end.open.map(({ id }) => id)).toEqual(expect.arrayContaining(fewer.open.map(({ id }) => id)))
      }),
      { numRuns },
    )
  })

  test('a question is asked only if some answer to it could change what a wanted verdict misses', () => {
    fc.assert(
      fc.property(someTask, fc.nat(20), (task, stopAt) => {
        const { model, profile, request } = taskOf(task)
        const replies = drawAnswers(task.catalogue, task.draws)
        const { asked } = runCheck(model, { profile, replies }, request)
        const { standings } = readCheck(model, { form: 'full', profile, answers: {} }, request)
        // Two members of an any-of option may matter only together.
        fc.pre(asked.length > 0 && standings.every(({ outlook }) => outlook.wanted.groups.length === 0))
        const before = asked.slice(0, stopAt % asked.length)
        const answers = Object.fromEntries(before.map((id) => [id, replies[id] ?? 'unsure'] as const))
        const sheet: AnswerSheet = { form: 'full', profile, answers }
        const next = nextQuestion(model, sheet, request)
        const question = model.questionById.get(next.question ?? '')
        const replied = question?.kind === 'level' ? ([0, 1, 2, 3, 4] as const) : question?.options.map(({ id }) => id)
        const seen = (replied ?? []).map((reply) => {
          const then = score(model, { ...sheet, answers: { ...answers, [next.question ?? '']: reply } })
          const touched = [...then.techniques, ...then.useCases].filter(({ id }) => next.why?.targets.includes(id))
          return JSON.stringify(touched.map(({ steps, homeworkSteps }) => [steps, homeworkSteps]))
        })

        expect(question).toBeDefined()
        expect(new Set(seen).size).toBeGreaterThan(1)
      }),
      { numRuns: numRuns / 2 },
    )
  })

  test('the same answers always ask the same, and no gain is negative where no capability occurs twice', () => {
    fc.assert(
      fc.property(someTask, (task) => {
        const { model, profile, withPrior } = taskOf(task)
        const answers = drawAnswers(task.catalogue, task.draws)
        const sheet: AnswerSheet = { form: 'full', profile, answers }
        const state = readCheck(model, sheet, withPrior)
        const isPlain = state.standings.every(({ outlook: { wanted } }) => {
          const named = [...wanted.minima, ...wanted.groups.flat(2)].map(({ capability }) => capability)
          return new Set(named).size === named.length
        })

        const weighed = weighCandidates(state, listCandidates(state, 'askable'))
        for (const { gain } of weighed) {
          expect(Number.isFinite(gain)).toBe(true)
          if (isPlain) expect(gain).toBeGreaterThanOrEqual(-1e-9)
        }
        expect(nextQuestion(model, sheet, withPrior)).toEqual(nextQuestion(model, sheet, withPrior))
      }),
      { numRuns },
    )
  })
})
