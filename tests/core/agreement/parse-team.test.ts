import { expect, test } from 'vitest'
import { parseTeam } from '#app/core/agreement/parse-team.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { aCapability, aCatalogue, aScopeQuestion } from '#tests/support/model-builders.ts'

const model = compileModel(
  aCatalogue({ capabilities: [aCapability({ id: 'a' })], questions: [aScopeQuestion('scope-x')] }),
)
const ann = { id: 'ann', disciplines: ['data'] }

test('a team is read with who may still answer, the lead, and what was agreed', () => {
  const consensus = [{ question: 'q-a', answer: 2, by: 'ann', on: '2026-11-22', reason: 'Agreed' }]
  const parsed = parseTeam(model, {
    profile: { 'scope-x': 'yes' },
    respondents: [
      { ...ann, lead: true, answers: { 'q-a': 1 } },
      { ...ann, id: 'ben', pending: true },
    ],
    pending: [{ ...ann, id: 'cem' }],
    consensus,
  })

  expect(parsed).toEqual({
    ok: true,
    team: {
      form: 'full',
      profile: { 'scope-x': 'yes' },
      members: [
        { id: 'cem', disciplines: ['data'], isLead: false, isPending: true, answers: {} },
        { id: 'ann', disciplines: ['data'], isLead: true, isPending: false, answers: { 'q-a': 1 } },
        { id: 'ben', disciplines: ['data'], isLead: false, isPending: true, answers: {} },
      ],
      consensus,
    },
  })
})

const agreed = { question: 'q-a', answer: 2, by: 'ann', on: '2026-11-22', reason: 'Agreed' }
test.each([
  {
    name: 'a wrong answer',
    team: { respondents: [{ ...ann, answers: { 'q-a': 7 } }] },
    field: 'respondents.0.answers.q-a',
  },
  {
    name: 'no discipline',
    team: { respondents: [{ id: 'a', disciplines: ['sales'] }] },
    field: 'respondents.0.disciplines.0',
  },
  { name: 'an id used twice', team: { respondents: [ann], pending: [ann] }, field: 'respondents' },
  {
    name: 'two leads',
    team: {
      respondents: [
        { ...ann, lead: true },
        { ...ann, id: 'b', lead: true },
      ],
    },
    field: 'respondents',
  },
  {
    name: 'a wrong scope answer',
    team: { profile: { 'scope-x': 'maybe' }, respondents: [] },
    field: 'profile.scope-x',
  },
  {
    name: 'an agreed "not sure"',
    team: { respondents: [], consensus: [{ ...agreed, answer: 'unsure' }] },
    field: 'consensus.0.answer',
  },
  {
    name: 'a wrong agreed answer',
    team: { respondents: [], consensus: [{ ...agreed, answer: 9 }] },
    field: 'consensus.0.answer',
  },
  { name: 'two agreed answers', team: { respondents: [], consensus: [agreed, agreed] }, field: 'consensus' },
  {
    name: 'a day that is none',
    team: { respondents: [], consensus: [{ ...agreed, on: '2026-13-01' }] },
    field: 'consensus.0.on',
  },
])('$name is refused with the field', ({ team, field }) => {
  expect(parseTeam(model, team)).toMatchObject({ ok: false, error: { field } })
})
