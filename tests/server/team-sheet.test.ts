import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scoreTeam } from '#app/core/agreement/score-team.ts'
import type { TeamSheet } from '#app/core/agreement/team.ts'
import type { GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { layOver } from '#app/server/asked-questions.server.ts'
import { judgedSheet, teamSheetOf } from '#app/server/team-sheet.server.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import type { Discipline } from '#content/schema.ts'
import type { AnswerValue } from '#db/schema/answers.ts'
import { type Draw, drawAnswers, someDraws } from '#tests/core/scoring/arbitrary-model.ts'

const catalogue = loadCatalogue()
const model = compileModel(catalogue)

function storedValue(given: GivenAnswer): AnswerValue {
  if (given === 'unsure') return { unsure: true }
  return typeof given === 'number' ? { level: given } : { option: given }
}

const rowsOf = (answers: Record<string, GivenAnswer>) =>
  Object.entries(answers).map(([questionId, given]) => ({
    questionId,
    value: storedValue(given),
    toldBy: '',
    toldOn: null,
    isWritten: false,
    updatedAt: new Date(0),
  }))

type Person = { disciplines: Discipline[]; isDone: boolean; answers: Record<string, GivenAnswer> }

const EUROPE = { questionId: 'scope-eu-market', value: { option: 'yes' } as AnswerValue }

/** What the database gives for a lead of marketing and these people. */
function storedOf(
  lead: Person,
  people: readonly Person[],
  round: { closedAt: Date | null; status: 'open' | 'submitted' },
) {
  return {
    assessment: { form: 'full', status: round.status } as const,
    profile: { interests: [], useCaseScope: {} },
    lead: { id: 'lead', disciplines: lead.disciplines },
    answers: [EUROPE, ...rowsOf(lead.answers)],
    team:
      people.length === 0
        ? null
        : {
            closedAt: round.closedAt,
            people: people.map(({ disciplines, isDone, answers }, at) => ({
              id: `p${at}`,
              name: '',
              email: '',
              disciplines,
              doneAt: isDone ? new Date(0) : null,
              answers: rowsOf(answers),
            })),
          },
  }
}

const OPEN = { closedAt: null, status: 'open' } as const
const CLOSED = { closedAt: new Date(0), status: 'open' } as const
const LEAD: Person = { disciplines: ['marketing'], isDone: false, answers: {} }

const discipline = fc.constantFrom<Discipline>('marketing', 'data', 'it', 'legal', 'management', 'finance')
const somePerson = fc
  .record({ disciplines: fc.array(discipline, { maxLength: 2 }), isDone: fc.boolean(), draws: someDraws })
  .map(
    ({ draws, ...person }: { draws: Draw[]; disciplines: Discipline[]; isDone: boolean }): Person => ({
      ...person,
      answers: drawAnswers(catalogue, draws),
    }),
  )

test('what is stored of a random team is judged as its team sheet is, so far and for good', () => {
  const team = fc.tuple(somePerson, fc.array(somePerson, { minLength: 1, maxLength: 3 }), fc.boolean())
  fc.assert(
    fc.property(team, ([lead, people, isClosed]) => {
      const member = ({ disciplines, isDone, answers }: Person, id: string, isLead: boolean) => ({
        id,
        disciplines,
        isLead,
        isPending: !isClosed && (isLead || !isDone),
        answers,
      })
      const expected = scoreTeam(model, {
        form: 'full',
        profile: { 'scope-eu-market': 'yes' },
        members: [member(lead, 'lead', true), ...people.map((person, at) => member(person, `p${at}`, false))],
        consensus: [],
      } satisfies TeamSheet)

      const { sheet, joined } = judgedSheet(storedOf(lead, people, isClosed ? CLOSED : OPEN), model)

      expect(score(model, sheet)).toEqual(expected.soFar)
      expect(joined && score(model, joined.final)).toEqual(expected.final)
    }),
    { numRuns: 60 },
  )
})

describe('who may still answer', () => {
  const people: Person[] = [
    { disciplines: ['data'], isDone: true, answers: {} },
    { disciplines: ['it'], isDone: false, answers: {} },
  ]
  const pending = (round: Parameters<typeof storedOf>[2]) =>
    teamSheetOf(storedOf(LEAD, people, round), catalogue)
      ?.members.filter(({ isPending }) => isPending)
      .map(({ id }) => id)

  test.each([
    ['while the asking is open, the lead and everybody who is not done', OPEN, ['lead', 'p1']],
    ['nobody once it is closed', CLOSED, []],
    ['nobody once the check is submitted', { closedAt: null, status: 'submitted' as const }, []],
  ])('%s', (_, round, ids) => {
    expect(pending(round)).toEqual(ids)
  })
})

test('a lead whom nobody else helps is judged by their own answers, byte for byte', () => {
  const { sheet, joined } = judgedSheet(storedOf({ ...LEAD, answers: { 'q-kpi-definition': 2 } }, [], OPEN), model)

  expect(joined).toBeNull()
  expect(sheet).toEqual({ form: 'full', profile: { 'scope-eu-market': 'yes' }, answers: { 'q-kpi-definition': 2 } })
})

test('scope is the lead’s alone, and answers whose question or option is gone are left out', () => {
  const stray: Person = {
    disciplines: ['data'],
    isDone: true,
    answers: { 'q-gone': 1, 'scope-eu-market': 'no' },
  }
  const team = teamSheetOf(storedOf(LEAD, [stray], CLOSED), catalogue)

  expect(team?.members[1]?.answers).toEqual({})
  expect(team?.profile).toEqual({ 'scope-eu-market': 'yes' })
})

test('two people two levels apart leave the question between them', () => {
  const question = 'q-kpi-definition'
  const knowing = catalogue.questions.find(({ id }) => id === question)?.disciplines ?? []
  const other: Person = { disciplines: knowing, isDone: true, answers: { [question]: 3 } }

  const { sheet } = judgedSheet(storedOf({ ...LEAD, answers: { [question]: 1 } }, [other], CLOSED), model)

  expect(sheet.spans).toEqual({ [question]: { lo: 1, hi: 3 } })
})

test('of what a workspace asks and never scores the lead’s answer stands, and what it hides is left out', () => {
  const id = 'own-00000000-0000-4000-8000-000000000001'
  const added = { id, section: 'data' as const, capability: null, ask: 'Where?', help: '', levels: ['Here', 'There'] }
  const asked = layOver(model, { hidden: ['q-data-quality'], reworded: [], added: [added] })
  const given = (option: string): Person => ({ ...LEAD, answers: { [id]: option, 'q-data-quality': 2 } })

  const { sheet, joined } = judgedSheet(storedOf(given('l1'), [given('l0')], CLOSED), asked.model)

  expect(sheet.answers).toEqual({ [id]: 'l1' })
  expect(joined?.items.map(({ question }) => question)).not.toContain('q-data-quality')
})
