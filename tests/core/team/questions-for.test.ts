import { expect, test } from 'vitest'
import { nextDiscipline } from '#app/core/team/next-discipline.ts'
import { ownQuestions, routedQuestions, type Team } from '#app/core/team/questions-for.ts'
import type { Discipline, Question } from '#content/schema.ts'

const ask = (id: string, section: Question['section'], ...disciplines: Discipline[]) => ({
  id,
  kind: section === 'scope' ? ('scope' as const) : ('level' as const),
  section,
  disciplines,
})
const questions = [
  ask('scope-market', 'scope', 'marketing'),
  ask('q-goal', 'kpi', 'marketing', 'finance'),
  ask('q-basis', 'privacy', 'legal', 'data'),
  ask('q-labels', 'data', 'data', 'marketing'),
]
const kim = { id: 'kim', name: 'Kim  Example', disciplines: ['marketing'] }
const lee = { id: 'lee', name: 'Lee', disciplines: ['data'] }
const pat = { id: 'pat', name: 'Pat', disciplines: ['legal'] }
const team = (more: Partial<Team>): Team => ({
  questions,
  people: [kim, lee, pat],
  passes: [],
  given: [],
  ...more,
})

test('who is asked next is who knows most of it and was not asked, and nobody once all were', () => {
  const basis = ask('q-basis', 'privacy', 'legal', 'data')

  expect(nextDiscipline(basis, [])).toBe('legal')
  expect(nextDiscipline(basis, ['legal'])).toBe('data')
  expect(nextDiscipline(basis, ['legal', 'data'])).toBe('marketing')
  expect(nextDiscipline(basis, ['legal', 'data', 'marketing', 'management'])).toBeNull()
})

test('one’s own questions are those that name one’s discipline, first where it is named first, never a scope question', () => {
  expect(ownQuestions(questions, ['marketing'])).toEqual(['q-goal', 'q-labels'])
  expect(ownQuestions(questions, ['data'])).toEqual(['q-labels', 'q-basis'])
  expect(ownQuestions(questions, ['it'])).toEqual([])
})

test('a question that was passed on reaches the person of that name, or everybody of the discipline, and not who passed it', () => {
  const toName = [
    { questionId: 'q-basis', participantId: 'pat', from: 'Pat', toDiscipline: null, toName: 'kim example' },
  ]
  const toData = [{ questionId: 'q-goal', participantId: 'kim', from: 'Kim', toDiscipline: 'data', toName: '' }]

  expect(routedQuestions(kim, team({ passes: toName }))).toEqual([
    { questionId: 'q-basis', why: 'passed', from: 'Pat' },
  ])
  expect(routedQuestions(lee, team({ passes: toName }))).toEqual([])
  const toKim = [{ ...toName[0], toName: 'Kim', toParticipantId: 'lee' }] as Team['passes']
  expect(routedQuestions(kim, team({ passes: toKim }))).toEqual([])
  expect(routedQuestions(lee, team({ passes: toKim }))).toHaveLength(1)
  expect(routedQuestions(lee, team({ passes: toData }))).toEqual([{ questionId: 'q-goal', why: 'passed', from: 'Kim' }])
  expect(routedQuestions(kim, team({ passes: toData }))).toEqual([])
  const scope = [{ ...toData[0], questionId: 'scope-market' }] as Team['passes']
  expect(routedQuestions(lee, team({ passes: scope }))).toEqual([])
})

test('“not sure” goes on to the next best discipline until somebody knows', () => {
  const patIsNot = { questionId: 'q-basis', participantId: 'pat', isUnsure: true }
  const leeIsNot = { questionId: 'q-basis', participantId: 'lee', isUnsure: true }
  const leeKnows = { ...leeIsNot, isUnsure: false }

  // Data is named by the question itself, so Lee has it already.
  expect(routedQuestions(kim, team({ given: [patIsNot] }))).toEqual([])
  expect(routedQuestions(kim, team({ given: [patIsNot, leeIsNot] }))).toEqual([
    { questionId: 'q-basis', why: 'unsure', from: '' },
  ])
  expect(routedQuestions(kim, team({ given: [patIsNot, leeKnows] }))).toEqual([])
})
