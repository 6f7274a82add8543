import { expect, test } from 'vitest'
import { changesSince, compareSystems } from '#app/core/governance/register/compare-records.ts'
import type { FrozenSystem } from '#app/core/governance/register/record.ts'
import type { SystemAnswer, SystemFacts } from '#app/core/governance/register/system.ts'
import { classify } from '#app/core/governance/triage/classify.ts'
import { loadAiAct } from '#content/ai-act.server.ts'

const aiAct = loadAiAct()
const facts: SystemFacts = {
  name: 'Filter',
  useCaseId: null,
  tool: null,
  status: 'live',
  owner: 'Anna',
  vendor: '',
  purpose: '',
  data: '',
  country: null,
}
const answersOf = (scenario: string) => aiAct.scenarios.find(({ id }) => id === scenario)?.answers ?? {}

function frozen(answers: Record<string, string>, on: string, own: Partial<SystemFacts> = {}): FrozenSystem {
  return {
    facts: { ...facts, ...own },
    answers: Object.entries(answers).map(
      ([questionId, answer]): SystemAnswer => ({ part: 'ai-act', questionId, answer, source: 'person' }),
    ),
    triage: classify(aiAct, answers, on),
    screening: null,
  }
}

test('nothing is said to have changed where nobody and no date did', () => {
  const [before, after] = [frozen(answersOf('s05'), '2026-11-21'), frozen(answersOf('s05'), '2026-11-22')]

  expect(changesSince(before, after, after)).toMatchObject({ isChanged: false, by: { you: false, law: null } })
})

test('a prohibition that begins is the law’s doing: Regulation (EU) 2026/1744 begins on 2 December 2026', () => {
  const [before, after] = [frozen(answersOf('undress'), '2026-12-01'), frozen(answersOf('undress'), '2026-12-02')]

  const { by, outcome } = changesSince(before, after, after)

  expect(by).toEqual({ you: false, law: 'dates' })
  expect(outcome).toContainEqual({ kind: 'prohibition', id: 'intimate-pictures', before: 'later', after: 'now' })
})

test('the same answers under another text of the rules are ours to explain', () => {
  const before = frozen(answersOf('s05'), '2026-11-21')
  const others = { ...before, triage: { ...before.triage, rules: 'other', classes: ['minimal'] } }

  expect(changesSince(others, before, before).by).toEqual({ you: false, law: 'rules' })
})

test('another answer is the company’s doing, and says what came of it', () => {
  const before = frozen(answersOf('s05'), '2026-11-21')
  const after = frozen({ ...answersOf('s05'), 'talks-to-people': 'no' }, '2026-11-21')

  const { by, answers, outcome } = changesSince(before, after, before)

  expect(by).toEqual({ you: true, law: null })
  expect(answers).toEqual([{ part: 'ai-act', question: 'talks-to-people', before: 'yes', after: 'no' }])
  expect(outcome.map(({ kind, id }) => `${kind} ${id}`)).toContain('class transparency')
})

test('who gave an answer is no difference, and another owner is', () => {
  const before = frozen(answersOf('s05'), '2026-11-21')
  const confirmed = { ...before, answers: before.answers.map((one) => ({ ...one, source: 'vendor' as const })) }

  expect(compareSystems(before, confirmed)).toEqual({ facts: [], answers: [], outcome: [] })
  expect(compareSystems(before, frozen(answersOf('s05'), '2026-11-21', { owner: 'Ben' })).facts).toEqual([
    { fact: 'owner', before: 'Anna', after: 'Ben' },
  ])
})
