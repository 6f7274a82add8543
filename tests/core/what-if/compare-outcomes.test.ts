import { expect, test } from 'vitest'
import { comparePlans, compareVerdicts } from '#app/core/what-if/compare-outcomes.ts'
import type { PlanOutcome, VerdictOutcome } from '#app/core/what-if/what-if.ts'

const verdicts: VerdictOutcome = {
  readiness: { lo: 20, hi: 40 },
  stage: { lo: 1, hi: 2 },
  useCases: [
    { id: 'a', range: ['nearly', 'ready'] },
    { id: 'b', range: ['notYet', 'notYet'] },
    { id: 'c', range: null },
  ],
  techniques: [],
}
const plan: PlanOutcome = {
  prepareWeeks: 12,
  weeks: 20,
  actions: 9,
  effortDays: { low: 10, high: 20 },
  cost: { low: 1000, high: 2000, currency: 'EUR' },
  proven: true,
}

test('says how many more are ready for sure, and what moved which way', () => {
  const after: VerdictOutcome = {
    ...verdicts,
    readiness: { lo: 25, hi: 40 },
    useCases: [
      { id: 'a', range: ['ready', 'ready'] },
      { id: 'b', range: ['notYet', 'nearly'] },
      { id: 'c', range: null },
    ],
  }

  expect(compareVerdicts(verdicts, after)).toMatchObject({
    readiness: { lo: 5, hi: 0 },
    useCases: { ready: 1, better: [{ id: 'a' }, { id: 'b' }], worse: [] },
  })
  expect(compareVerdicts(after, verdicts).useCases).toMatchObject({ ready: -1, better: [], worse: [{}, {}] })
})

test('says what a plan saves, and nothing where one of both is none', () => {
  const after = { ...plan, weeks: 15, prepareWeeks: 7, effortDays: { low: 6, high: 12 } }

  expect(comparePlans(plan, after)).toMatchObject({ weeks: -5, prepareWeeks: -5, effortDays: { low: -4, high: -8 } })
  expect(comparePlans(plan, { refused: 'outOfReach' })).toBeNull()
  expect(comparePlans(null, plan)).toBeNull()
})
