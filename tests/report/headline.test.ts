import { expect, test } from 'vitest'
import type { PlanRefusal } from '#app/core/roadmap/plan.ts'
import { buildReport } from '#app/report/model/build-report.ts'
import type { Phrase } from '#app/report/model/report-parts.ts'
import { beginner, catalogue, inputOf, reportOf, sheetOf, someSheet } from './support/sample-report.ts'

const said = (phrases: readonly Phrase[]) => phrases.map(({ text }) => text).join('')

test('the beginner reads a date, a use case, what it costs and what is asked of them', () => {
  const input = inputOf(beginner)
  const { summary } = buildReport(input)
  const plan = input.plan && 'actions' in input.plan ? input.plan : null
  const prepare = plan?.phases.find(({ phase }) => phase === 'prepare')

  expect(summary.headline).toMatch(/^Not this month\. A first pilot can start on \d+.[A-Z][a-z]+.20\d\d\.$/)
  expect(said(summary.lead)).toContain(
    `Of the use cases you have in mind, ${summary.candidate?.name} takes the fewest steps.`,
  )
  expect(said(summary.lead)).toContain(
    `${prepare?.actions} actions, ${prepare?.effortDays.low}–${prepare?.effortDays.high} person-days`,
  )
  expect(said(summary.lead)).toMatch(/EUR.[\d,]+–[\d,]+ \(estimate at EUR.650 a day\)/)
  expect(said(summary.ask)).toMatch(/^Decide on this pilot, and release .+ until .+\.$/)
})

test.each([
  ['en', /^Not this month\. The next pilot can start on \d/, 'Too early to name the next pilot.'],
  [
    'de',
    /^Nicht in diesem Monat\. Der nächste Pilot kann am \d.+ beginnen\.$/,
    'Zu früh, um den nächsten Piloten zu nennen.',
  ],
] as const)('where a pilot is signed nobody is told of a first one (%s)', (locale, planned, unplanned) => {
  const input = inputOf(beginner, { locale, hasPiloted: true })

  expect(buildReport(input).summary.headline).toMatch(planned)
  expect(buildReport({ ...input, plan: null }).summary.headline).toBe(unplanned)
})

test('what could bring the pilot forward is a question with somebody to ask', () => {
  const { summary } = reportOf(someSheet)

  expect(said(summary.lead)).toMatch(/answers? could bring it forward.+\(ask .+\)/)
  expect(summary.lead.some(({ ref }) => ref?.kind === 'question')).toBe(true)
})

test('who is ready begins to measure now', () => {
  const { summary } = reportOf(sheetOf({}, 2))

  expect(summary.headline).toMatch(/^Yes\. Begin to measure now; a first pilot can start on/)
  expect(said(summary.lead)).toContain('Nothing has to be done before it.')
})

test('a pilot in the same month is not put off to another', () => {
  const input = inputOf(sheetOf({}, 4))
  const plan = input.plan && 'actions' in input.plan ? { ...input.plan, prepareWeeks: 0, schedule: pilotAtOnce } : null

  expect(buildReport({ ...input, plan }).summary.headline).toMatch(/^Yes\. A first pilot can start on 23/)
})

const pilotAtOnce = [{ id: 'pilot', start: 0, end: 8, phase: 'pilot' as const }]

/** The beginner's report as if every use case took these weeks. */
const taking = (weeks: { lo: number; hi: number }) =>
  buildReport({
    ...inputOf(beginner),
    plan: null,
    weeks: Object.fromEntries(catalogue.useCases.map(({ id }) => [id, weeks])),
  }).summary

test('if every use case is far away for sure the nearest is named with its weeks', () => {
  const summary = taking({ lo: 27, hi: 40 })

  expect(summary.headline).toBe('Not within half a year.')
  expect(said(summary.lead)).toMatch(
    /^No use case can be ready within 26 weeks\. The nearest is .+: 27–40 weeks of prep/,
  )
})

test('what may still be ready within half a year is never said to be further away', () => {
  const summary = taking({ lo: 26, hi: 40 })

  expect(summary.headline).toBe('Too early to name a first pilot.')
  expect(said(summary.lead)).not.toContain('26 weeks')
})

test('one dimension answered with the lowest says nothing of the time to a pilot', () => {
  const asked = catalogue.questions.filter(({ section, kind }) => section === 'data' && kind === 'level')
  const answers = Object.fromEntries(asked.map(({ id }) => [id, 0 as const]))
  const { summary, useCases } = reportOf({ form: 'short', profile: {}, answers })
  const words = [summary.headline, said(summary.lead), ...summary.standing.map(said)].join(' ')

  expect(useCases.rows.some(({ tone }) => tone === 'notyet')).toBe(true)
  expect(summary.headline).toBe('Too early to name a first pilot.')
  expect(words).not.toMatch(/half a year|0–24/)
  // nobody answered how many outcomes there are, so that cannot be the reason for a no
  expect(words).not.toContain('Number of outcomes')
  expect(words).toMatch(/Not yet: .+ holds it up, where today’s answer is: .+/)
})

const refused = (reason: PlanRefusal['reason'], values: PlanRefusal['values'] = {}): PlanRefusal => ({
  refused: true,
  reason,
  field: 'targets',
  message: 'In the words of the command line.',
  values,
})

test('a refusal says why and what to answer first', () => {
  const plan = refused('openAnswers', { target: 'uc-support-chatbot', name: 'Tier-1 support chatbot', left: 9 })
  const { summary } = buildReport({ ...inputOf(someSheet), plan })

  expect(summary.headline).toBe('Too early to name a first pilot.')
  expect(said(summary.lead)).toBe(
    'Too much about Tier-1 support chatbot is still open. Answer at least the target’s requirements (9 left).',
  )
  expect(said(summary.ask)).toMatch(/^Get 2 questions answered\. The first: .+ \(ask .+\)\.$/)
  expect(summary.nextSteps.every(({ kind }) => kind === 'question')).toBe(true)
})

test('strengths and gaps are three at most and never the same', () => {
  const { strengths, gaps } = reportOf(someSheet).summary

  expect(strengths.length).toBeLessThanOrEqual(3)
  expect(gaps).toHaveLength(3)
  expect(
    strengths.map(({ capability }) => capability).filter((id) => gaps.some(({ capability }) => capability === id)),
  ).toEqual([])
})

test.each([
  ['targets', {}, /one to five targets/],
  ['startOn', {}, /not a date/],
  ['people', {}, /wears which hat/],
  ['tooLong', {}, /more than five years/],
  ['notApplicable', { name: 'Lead scoring' }, /^Lead scoring does not apply/],
  ['role', { name: 'Data engineer' }, /the hat “Data engineer”/],
  ['outOfReach', { capability: 'kpi-definition', level: 4, name: 'KPI definition' }, /^No action leads to level 4 of /],
  [
    'outOfReach',
    { target: 'uc-lead-scoring', name: 'Lead scoring', capability: 'outcome-volume', min: 2, level: 0 },
    /^Lead scoring needs at least this \(Number of outcomes\): .+ The answer to that is still open\. Way out: Predict/,
  ],
] as const)('a refusal for "%s" is said in the language of the report', (reason, values, says) => {
  const { summary } = buildReport({ ...inputOf(someSheet), plan: refused(reason, values) })

  expect(said(summary.lead)).toMatch(says)
  expect(said(summary.lead)).not.toContain('command line')
})

test('too few outcomes are named beside what is needed', () => {
  const few = { ...someSheet, form: 'full' as const, answers: { ...someSheet.answers, 'f-outcome-volume': 'lt100' } }
  const values = { target: 'uc-lead-scoring', name: 'Lead scoring', capability: 'outcome-volume', min: 2, level: 0 }
  const [lead] = buildReport({ ...inputOf(few), plan: refused('outOfReach', values) }).summary.lead

  expect(lead?.text).toMatch(/^Lead scoring needs at least this .+ Today: .+ Way out: /)
})

test('a target that somebody named is their choice, not the best candidate', () => {
  const input = inputOf(beginner)
  const leadOf = (targetsChosen: boolean) => said(buildReport({ ...input, targetsChosen }).summary.lead)

  expect(leadOf(true)).toMatch(/^Chosen pilot: [^.]+\. Before that/)
  expect(leadOf(true)).not.toContain('Best candidate')
  expect(leadOf(false)).toMatch(/^Of the use cases you have in mind, /)
})
