import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  allOf,
  answerWith,
  anyOf,
  type Formula,
  isAnswered,
  negate,
  questionsIn,
} from '#app/core/governance/triage/formula.ts'
import { cases } from '#tests/support/cases.ts'

const OPTIONS = 3
const FULL = (1 << OPTIONS) - 1

/** A formula beside what it should say, as a plain function of the answers. */
type Twin = { formula: Formula; says: (answers: readonly number[]) => boolean }

const { twin } = fc.letrec<{ twin: Twin }>((tie) => ({
  twin: fc.oneof(
    { maxDepth: 4 },
    fc.tuple(fc.nat({ max: 3 }), fc.integer({ min: 0, max: FULL })).map(([question, mask]) => ({
      formula: isAnswered(question, mask, FULL),
      says: (answers: readonly number[]) => (mask & (1 << (answers[question] ?? 0))) > 0,
    })),
    tie('twin').map(({ formula, says }) => ({
      formula: negate(formula),
      says: (answers: readonly number[]) => !says(answers),
    })),
    fc.tuple(fc.boolean(), fc.array(tie('twin'), { maxLength: 4 })).map(([all, twins]) => ({
      formula: (all ? allOf : anyOf)(twins.map(({ formula }) => formula)),
      says: (answers: readonly number[]) =>
        all ? twins.every(({ says }) => says(answers)) : twins.some(({ says }) => says(answers)),
    })),
  ),
}))

const answers = fc.array(fc.nat({ max: OPTIONS - 1 }), { minLength: 4, maxLength: 4 })

test('simplifying and answering never change what a formula says', () => {
  fc.assert(
    fc.property(twin, answers, fc.nat({ max: 4 }), ({ formula, says }, sheet, first) => {
      const some = answerWith(new Map([...sheet.entries()].slice(0, first)))(formula)
      const left = answerWith(new Map(sheet.entries()))(some)

      expect(left).toMatchObject({ op: 'constant', holds: says(sheet) })
      expect([...questionsIn(some)].filter((question) => question < first)).toEqual([])
    }),
    { numRuns: cases(2000) },
  )
})
