import { expect, test } from 'vitest'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { DutySystem } from '#app/core/governance/duties/duty.ts'
import { listDuties } from '#app/core/governance/duties/list-duties.ts'
import { findRegisterContradictions } from '#app/core/governance/duties/register-contradictions.ts'
import { loadDutyLinks } from '#content/duty-links.server.ts'
import { answersOf } from '#tests/support/ai-act-rules.ts'
import { aRow, aSystem, law, TODAY } from './duty-builders.ts'

const links = loadDutyLinks()

function contradictions(systems: readonly DutySystem[], sheet: Partial<AnswerSheet>) {
  const whole: AnswerSheet = { form: 'full', profile: {}, answers: {}, ...sheet }
  return findRegisterContradictions({ sheet: whole, systems, links, duties: listDuties(law, systems, TODAY) })
}

const chatbot = (told: Parameters<typeof aSystem>[0] = {}) => aSystem({ answers: answersOf('s05'), ...told })
const disclosed = [aRow({ dutyId: 'o-13', state: 'done' }), aRow({ dutyId: 'art50:50(1)', state: 'done' })]

test('all chatbots are said to disclose, and for two of three it is open', () => {
  const systems = [
    chatbot({ id: 'a', name: 'Ada', kept: disclosed }),
    chatbot({ id: 'b', name: 'Bob', status: 'pilot' }),
    chatbot({ id: 'c', name: 'Cleo' }),
  ]

  expect(contradictions(systems, { answers: { 'f-chatbot-disclosure': 'all' } })).toEqual([
    expect.objectContaining({
      id: 'chatbots',
      said: { question: 'f-chatbot-disclosure', answer: 'all' },
      systems: [
        { id: 'b', name: 'Bob' },
        { id: 'c', name: 'Cleo' },
      ],
      among: 3,
    }),
  ])
})

test('the register is said to be complete, and two of the tools named are not in it', () => {
  const profile = { 'scope-ai-in-use': ['chatbot', 'genai', 'adplatform'] }

  expect(contradictions([chatbot({ tool: 'chatbot' })], { profile, answers: { 'q-ai-register': 2 } })).toEqual([
    expect.objectContaining({ rule: 'tools', tools: ['genai', 'adplatform'], among: 3 }),
  ])
  expect(contradictions([chatbot()], { profile, answers: { 'q-ai-register': 1 } })).toEqual([])
  expect(contradictions([chatbot()], { profile, answers: { 'q-ai-register': 'unsure' } })).toEqual([])
})

test('every entry is said to be classified, and one has open questions', () => {
  const open = aSystem({ id: 'b', name: 'Bob', answers: { ...answersOf('s05'), 'talks-to-people': 'unsure' } })

  expect(contradictions([chatbot(), open], { answers: { 'q-ai-register': 3 } })).toContainEqual(
    expect.objectContaining({ rule: 'unplaced', systems: [{ id: 'b', name: 'Bob' }], among: 2 }),
  )
})

test('risks are said to be assessed before launch, and one pilot needs an assessment that is open', () => {
  const privacy = {
    'personal-data': 'yes',
    'evaluates-people': 'yes',
    'vulnerable-people': 'yes',
    'prohibited-practice': 'no',
  }
  const of = (status: DutySystem['status']) => [chatbot({ privacy, status })]
  const sheet = { answers: { 'q-dpia-records': 3 } } as const

  expect(contradictions(of('pilot'), sheet)).toEqual([
    expect.objectContaining({ id: 'steps:dpia-records', capability: 'dpia-records', duties: ['dpia'] }),
  ])
  expect(contradictions(of('idea'), sheet)).toEqual([])
})

test('nobody is said to be trained, and the register has training as done', () => {
  const systems = [chatbot({ kept: [aRow({ dutyId: 'o-01', state: 'done' })] })]

  expect(contradictions(systems, { answers: { 'q-ai-literacy': 0 } })).toEqual([
    expect.objectContaining({ rule: 'untouched', capability: 'ai-literacy', duties: ['o-01'] }),
  ])
  expect(contradictions(systems, { answers: { 'q-ai-literacy': 2 } })).toEqual([])
})

test('no personal data is said to be used, and a system uses some', () => {
  const systems = [chatbot({ privacy: { 'personal-data': 'yes' } })]

  expect(contradictions(systems, { profile: { 'scope-personal-data': 'no' } })).toEqual([
    expect.objectContaining({ rule: 'personalData', systems: [{ id: 'one', name: 'Helper' }] }),
  ])
})

test('without systems, or with retired ones alone, nothing goes against an answer', () => {
  const sheet = { answers: { 'q-ai-register': 3 }, profile: { 'scope-ai-in-use': ['chatbot'] } } as const

  expect(contradictions([], { ...sheet, profile: { 'scope-ai-in-use': ['chatbot'] } })).toEqual([])
  expect(contradictions([chatbot({ status: 'retired' })], { answers: sheet.answers })).toEqual([])
})

test('duties that the rules speak of by name are in the law', () => {
  const ids = law.aiAct.obligations.map(({ id }) => id)

  expect(ids).toEqual(expect.arrayContaining(['o-13', 'o-20']))
  expect(links.map(({ duty }) => duty)).toEqual(expect.arrayContaining(['o-01', 'dpia']))
})
