import { expect, test } from 'vitest'
import { type GivenFields, NOTHING_GIVEN } from '#app/routes/questionnaire-parts/answer-fields.ts'
import { QuestionCard, type QuestionView } from '#app/routes/questionnaire-parts/question-card.tsx'
import { markup, posted, tags, text } from '#tests/ui/markup.tsx'

const step = (lead: string, facts: string[] = []) => ({ lead, rest: ' and more.', facts })
const ladder: QuestionView = {
  id: 'q-kpi',
  section: 'KPIs & value',
  position: 2,
  count: 4,
  ask: 'What is written down about success?',
  help: 'For the next pilot.',
  choices: {
    kind: 'steps',
    statements: [step('None'), step('Named'), step('Complete', ['formula', 'date']), step('Owned'), step('Shared')],
  },
}
const options = [
  { id: 'yes', text: 'Yes' },
  { id: 'no', text: 'No' },
]

function card(
  question: QuestionView,
  given: Partial<GivenFields> = {},
  props: Partial<Parameters<typeof QuestionCard>[0]> = {},
) {
  return markup(
    <QuestionCard question={question} given={{ ...NOTHING_GIVEN, ...given }} version={3} opId="op-1" {...props} />,
  )
}

const choices = (html: string, type: string) => tags(html, 'input').filter((input) => input.type === type)

test('the question is the legend of its choices and a heading of the page', () => {
  const html = card(ladder)

  expect(html).toMatch(/<fieldset[^>]*>\s*<legend.*<h1>What is written down about success\?<\/h1><\/legend>/)
  expect(text(html)).toContain('KPIs &amp; value · question 2 of 4')
  expect(card(ladder, {}, { headingLevel: 3 })).toMatch(/<h3[^>]*>What is written/)
})

test('five statements in the order of the ladder, then "not sure", are one choice', () => {
  const radios = choices(card(ladder), 'radio')

  expect(radios.map(({ value }) => value)).toEqual(['level:0', 'level:1', 'level:2', 'level:3', 'level:4', 'unsure'])
  expect(new Set(radios.map(({ name }) => name))).toEqual(new Set(['answer']))
})

test('the rule is said once', () => {
  expect(text(card(ladder)).match(/Choose the highest step you have fully reached/g)).toHaveLength(1)
})

test('an unanswered question chooses nothing: absent is not level 0', () => {
  expect(posted(card(ladder)).filter(([name]) => name === 'answer')).toEqual([])
  expect(posted(card(ladder, { answer: 'level:0' })).filter(([name]) => name === 'answer')).toEqual([
    ['answer', 'level:0'],
  ])
})

test('a plain form posts the answer, its ticks, its words, its version and its operation', () => {
  const html = card(ladder, {
    answer: 'level:1',
    ticks: ['2.0'],
    evidence: 'KPI sheet',
    toldBy: 'Frau Öz',
    toldOn: '2026-11-20',
  })

  expect(posted(html)).toEqual([
    ['version', '3'],
    ['opId', 'op-1'],
    ['answer', 'level:1'],
    ['tick', '2.0'],
    ['evidence', 'KPI sheet'],
    ['toldBy', 'Frau Öz'],
    ['toldOn', '2026-11-20'],
  ])
  expect(tags(html, 'textarea')[0]?.name).toBe('note')
})

test('facts are ticks below their statement', () => {
  const ticks = choices(card(ladder), 'checkbox')

  expect(ticks.map(({ name, value }) => `${name} ${value}`)).toEqual(['tick 2.0', 'tick 2.1'])
})

test('a step ticked in part says which step the answer counts as, and what is missing', () => {
  const said = 'This counts as “Named”. Missing for “Complete”: date.'

  expect(text(card(ladder, { answer: 'level:1', ticks: ['2.0'] }))).toContain(said)
  expect(text(card(ladder, { answer: 'level:1' }))).not.toContain('This counts as')
  expect(text(card(ladder, { answer: 'level:2', ticks: ['2.0', '2.1'] }))).not.toContain('This counts as')
})

test('a question with options posts the option', () => {
  const radios = choices(card({ ...ladder, choices: { kind: 'one', options } }), 'radio')

  expect(radios.map(({ value }) => value)).toEqual(['option:yes', 'option:no', 'unsure'])
})

test('several options are posted apart from "not sure"', () => {
  const boxes = choices(card({ ...ladder, choices: { kind: 'many', options } }), 'checkbox')

  expect(boxes.map(({ name, value }) => `${name} ${value}`)).toEqual(['answers yes', 'answers no', 'answer unsure'])
})

test('an error is said with the question and keeps what was chosen', () => {
  const html = card(ladder, { answer: 'level:2' }, { errors: { answer: 'Choose one.' } })

  expect(tags(html, 'fieldset')[0]?.['aria-describedby']).toBe('q-q-kpi-help q-q-kpi-error')
  expect(text(html)).toContain('Error: Choose one.')
  expect(posted(html)).toContainEqual(['answer', 'level:2'])
})

test('note and told-by are folded until something stands in them or is wrong with them', () => {
  const open = (html: string) => tags(html, 'details').map((details) => 'open' in details)

  expect(open(card(ladder))).toEqual([false, false])
  expect(open(card(ladder, { note: 'x' }))).toEqual([true, false])
  expect(open(card(ladder, {}, { errors: { toldOn: 'Not a day.' } }))).toEqual([false, true])
})

test('ids of two questions on one page never meet', () => {
  const ids = [card(ladder), card({ ...ladder, id: 'q-owner' })].flatMap((html) =>
    [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id),
  )

  expect(new Set(ids).size).toBe(ids.length)
})

test('a form library can listen to every field', () => {
  const asked: string[] = []
  const register = (name: string) => {
    asked.push(name)
    return { name }
  }

  card(ladder, {}, { register })

  expect(new Set(asked)).toEqual(new Set(['answer', 'tick', 'note', 'evidence', 'toldBy', 'toldOn']))
})

test('several questions in one form are told apart by a prefix', () => {
  const html = card(ladder, { answer: 'level:0', ticks: ['2.1'], toldBy: 'Frau Öz' }, { prefix: 'q-kpi.' })

  expect(posted(html).map(([name]) => name)).toEqual([
    'q-kpi.version',
    'q-kpi.opId',
    'q-kpi.answer',
    'q-kpi.tick',
    'q-kpi.evidence',
    'q-kpi.toldBy',
    'q-kpi.toldOn',
  ])
  expect(tags(html, 'textarea')[0]?.name).toBe('q-kpi.note')
  expect(choices(html, 'radio').every(({ name }) => name === 'q-kpi.answer')).toBe(true)
})

test('a question asked for each use case has "not sure" in each and none apart', () => {
  const useCases = [
    { id: 'uc-a', name: 'Chatbot', answer: null, from: 'chosen' },
    { id: 'uc-b', name: 'Lead scoring', answer: 'unsure', from: 'usual' },
  ] as const
  const html = card({ ...ladder, choices: { kind: 'perUseCase', options, useCases } }, {}, { hasDetails: false })

  expect(
    choices(html, 'radio')
      .filter(({ value }) => value === 'unsure')
      .map(({ name }) => name),
  ).toEqual(['answer.uc-a', 'answer.uc-b'])
  expect(tags(html, 'textarea')).toEqual([])
})
