import { expect, test } from 'vitest'
import { buildReport } from '#app/report/model/build-report.ts'
import type { Phrase } from '#app/report/model/report-model.ts'
import { beginner, inputOf, reportOf, sheetOf, someSheet } from './support/sample-report.ts'

const said = (phrases: readonly Phrase[]) => phrases.map(({ text }) => text).join('')

test('the beginner reads a date, a use case, what it costs and what is asked of them', () => {
  const input = inputOf(beginner)
  const { summary } = buildReport(input)
  const plan = input.plan && 'actions' in input.plan ? input.plan : null
  const prepare = plan?.phases.find(({ phase }) => phase === 'prepare')

  expect(summary.headline).toMatch(/^Not this month\. A first pilot can start on \d+.[A-Z][a-z]+.20\d\d\.$/)
  expect(said(summary.lead)).toContain(`Best candidate: ${summary.candidate?.name}.`)
  expect(said(summary.lead)).toContain(
    `${prepare?.actions} actions, ${prepare?.effortDays.low}–${prepare?.effortDays.high} person-days`,
  )
  expect(said(summary.lead)).toMatch(/EUR \(estimate at 650.EUR a day\)/)
  expect(said(summary.ask)).toMatch(/^Decide on this pilot, and release .+ until .+\.$/)
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

test('if every use case is far away the nearest is named with its weeks', () => {
  const input = { ...inputOf(sheetOf({}, 0)), plan: null }
  const { summary } = buildReport(input)

  expect(summary.headline).toBe('Not within half a year.')
  expect(said(summary.lead)).toMatch(/The nearest is .+: \d+(–\d+)? weeks of preparation\.$/)
})

test('a refusal says why and what to answer first', () => {
  const refusal = {
    refused: true as const,
    reason: 'openAnswers' as const,
    field: 'targets',
    message: 'Answer more.',
    values: {},
  }
  const { summary } = buildReport({ ...inputOf(someSheet), plan: refusal })

  expect(summary.headline).toBe('Too early to name a first pilot.')
  expect(said(summary.lead)).toBe('Answer more.')
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
