import { expect, test } from 'vitest'
import type { TeamMember, TeamSheet } from '#app/core/agreement/team.ts'
import { hangingOn, turnedBy } from '#app/core/agreement/workshop.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { aCapability, aCatalogue, aLevelQuestion, aMust, aTechnique } from '#tests/support/model-builders.ts'

const model = compileModel(
  aCatalogue({
    capabilities: [aCapability({ id: 'a' }), aCapability({ id: 'b' })],
    questions: [aLevelQuestion('a', { disciplines: ['data'] }), aLevelQuestion('b', { disciplines: ['data'] })],
    techniques: [
      aTechnique({ id: 't-1', requirements: [aMust('a', 1)] }),
      aTechnique({ id: 't-2', requirements: [aMust('a', 2), aMust('b', 4)] }),
      aTechnique({ id: 't-3', requirements: [aMust('b', 1)] }),
    ],
  }),
)
const says = (id: string, a: 0 | 1 | 2 | 3 | 4, b: 0 | 1 | 2 | 3 | 4): TeamMember => ({
  id,
  disciplines: ['data'],
  isLead: false,
  isPending: false,
  answers: { 'q-a': a, 'q-b': b },
})
const agreed = (question: string, answer: 0 | 1 | 2 | 3 | 4) => ({
  question,
  answer,
  by: 'ann',
  on: '2026-11-22',
  reason: 'We looked.',
})
const team = (consensus: TeamSheet['consensus'] = []): TeamSheet => ({
  form: 'full',
  profile: {},
  members: [says('ann', 0, 1), says('ben', 3, 4)],
  consensus,
})

test('what hangs on a question is judged with what was agreed on about the others, and with nothing about itself', () => {
  const wanted = ['t-1', 't-2', 't-3']

  expect(hangingOn(model, team(), { question: 'q-a', wanted })).toEqual(['t-1', 't-2'])
  expect(hangingOn(model, team([agreed('q-a', 3)]), { question: 'q-a', wanted })).toEqual(['t-1', 't-2'])
  expect(hangingOn(model, team([agreed('q-b', 4)]), { question: 'q-a', wanted: ['t-2'] })).toEqual(['t-2'])
  expect(hangingOn(model, team(), { question: 'q-none', wanted })).toEqual([])
})

test('what verdicts became is told by the verdicts that changed, of the questions that are looked at', () => {
  const both = team([agreed('q-a', 0), agreed('q-b', 4)])

  expect(turnedBy(model, team())).toEqual([])
  expect(turnedBy(model, both).map(({ id, before, after }) => [id, before.verdict, after.verdict])).toEqual([
    ['t-1', 'undetermined', 'nearly'],
    ['t-2', 'undetermined', 'nearly'],
  ])
  expect(turnedBy(model, both, ['q-b']).map(({ id, before, after }) => [id, before.range, after.range])).toEqual([
    ['t-2', ['notYet', 'nearly'], ['nearly', 'nearly']],
  ])
})
