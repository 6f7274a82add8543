import { expect, test } from 'vitest'
import { prefillScreening } from '#app/core/governance/prefill-screening.ts'
import { classify } from '#app/core/governance/triage/classify.ts'
import { lawyerAdvice, lawyerReasons } from '#app/core/governance/views/lawyer-reasons.ts'
import { viewTriageQuestion } from '#app/core/governance/views/question-view.ts'
import { viewTriage } from '#app/core/governance/views/view-triage.ts'
import { answersOf, rules, triageOf } from '#tests/support/ai-act-rules.ts'

const view = (scenario: string, changed: Record<string, string> = {}, on = '2026-11-21') =>
  viewTriage(rules, triageOf(scenario, changed, on), answersOf(scenario, changed))

test.each([
  ['s01', 'minimal', null],
  ['s05', 'transparencyOthers', null],
  ['s06', 'transparencyOwn', null],
  ['s10', 'highRisk', '2027-12-02'],
  ['s10b', 'highRiskShielded', null],
  ['s15', 'highRisk', '2027-12-02'],
  ['s16', 'prohibited', '2025-02-02'],
  ['s19', 'transparencyOwn', null],
  ['s25b', 'notAi', null],
  ['undress', 'prohibitedLater', '2026-12-02'],
])('one sentence says the most serious thing that is sure of %s: %s', (scenario, code, from) => {
  expect(view(scenario).verdict).toMatchObject({ code, from, possible: [] })
})

test('what began meanwhile is said so', () => {
  expect(view('s10', {}, '2027-12-02').verdict).toMatchObject({ code: 'highRiskNow', from: '2027-12-02' })
  expect(view('undress', {}, '2026-12-02').verdict).toMatchObject({ code: 'prohibited', from: '2026-12-02' })
})

test('a duty to tell people is named beside a high-risk class', () => {
  expect(view('s15').verdict.alsoTell).toBe('own')
  expect(view('s10').verdict.alsoTell).toBeNull()
})

test('where nothing is answered nothing is said but what could come out, the worst first', () => {
  const { verdict, open, duties } = viewTriage(rules, triageOf('s01', {}, '2026-11-21'), {})
  const empty = viewTriage(rules, triageOf('s05', { 'talks-to-people': 'unsure', 'makes-content': 'unsure' }))

  expect({ code: verdict.code, open }).toEqual({ code: 'minimal', open: null })
  expect(duties.length).toBeGreaterThan(0)
  expect(empty.verdict.code).toBe('open')
  expect(empty.verdict.possible).toEqual(['Prohibited', 'Transparency', 'Minimal'])
})

test('open questions say which of them somebody was not sure of', () => {
  const changed = { 'talks-to-people': 'unsure' }
  const { open, verdict } = view('s05', changed)

  expect(open?.questions).toContainEqual(expect.objectContaining({ id: 'talks-to-people', isUnsure: true }))
  expect(verdict).toMatchObject({ code: 'open', possible: ['Transparency', 'Minimal'] })
})

test.each(rules.scenarios.map(({ id }) => id))(
  '%s has words for everything, and no date that is not one',
  (scenario) => {
    const shown = view(scenario)
    const json = JSON.stringify(shown)

    expect(json).not.toMatch(/undefined|\bnull Art|NaN/)
    expect(JSON.parse(json)).toEqual(shown)
    for (const { statement, places, roles } of shown.duties) {
      expect(statement).toMatch(/^[A-Z].+\.$/s)
      expect(places[0]?.text).toMatch(/^(AI Act|Digital Omnibus on AI|GDPR)( Art\.|, )/)
      expect(roles.length).toBeGreaterThan(0)
    }
    expect(shown.path.length).toBeGreaterThan(0)
    expect(shown.path.every(({ answer, places }) => answer !== null && places.length > 0)).toBe(true)
  },
)

test('what applies today comes before what comes later', () => {
  const order = ['now', 'disputed', 'open', 'later', 'shielded']
  for (const { id } of rules.scenarios) {
    const states = view(id).duties.map(({ dates }) => order.indexOf(dates.state))
    expect(states).toEqual([...states].sort((a, b) => a - b))
  }
})

test('a place is written as readers know it', () => {
  const { places } = viewTriageQuestion(rules, 'talks-to-people')

  expect(places[0]).toEqual({
    text: 'AI Act Art. 50(1)',
    url: 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj',
    weight: 'law',
  })
})

test.each([
  ['s05', { 'uses-ai': 'yes', 'prohibited-practice': 'no', 'high-risk-ai': 'no' }],
  ['s10', { 'uses-ai': 'yes', 'prohibited-practice': 'no', 'high-risk-ai': 'yes' }],
  ['s16', { 'uses-ai': 'yes', 'prohibited-practice': 'yes', 'high-risk-ai': 'no' }],
  ['undress', { 'uses-ai': 'yes', 'prohibited-practice': 'images', 'high-risk-ai': 'no' }],
  ['s25b', { 'uses-ai': 'no', 'prohibited-practice': 'no' }],
])('%s fills in what the screening would ask again', (scenario, expected) => {
  expect(prefillScreening(rules, triageOf(scenario), answersOf(scenario))).toEqual(expected)
})

test('what is open in the triage is asked in the screening', () => {
  const changed = { influence: 'unsure', infers: 'unsure' }

  expect(prefillScreening(rules, triageOf('s01', changed), answersOf('s01', changed))).toEqual({})
})

test('a plain case needs no lawyer, a prohibition and a contested point do', () => {
  expect(lawyerReasons(view('s01'), null)).toEqual([])
  expect(lawyerReasons(view('s16'), null)).toContain('prohibited')
  expect(lawyerReasons(view('s19'), null)).toEqual(['contested'])
})

test('whether a lawyer is needed is not said before it is known', () => {
  const begun = viewTriage(rules, classify(rules, { infers: 'yes' }, '2026-11-21'), { infers: 'yes' })

  expect(lawyerAdvice(null, null).kind).toBe('tooEarly')
  expect(lawyerAdvice(begun, null).kind).toBe('tooEarly')
  expect(lawyerAdvice(view('s01'), null).kind).toBe('notNeeded')
  expect(lawyerAdvice(view('s16'), null).kind).toBe('needed')
})
