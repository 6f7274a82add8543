import { describe, expect, test } from 'vitest'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { aSheet } from '#tests/support/model-builders.ts'

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
