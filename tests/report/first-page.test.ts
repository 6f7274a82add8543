import { expect, test } from 'vitest'
import type { Plan } from '#app/core/roadmap/plan.ts'
import { buildReport } from '#app/report/model/build-report.ts'
import type { Phrase } from '#app/report/model/report-parts.ts'
import { beginner, catalogue, inputOf, reportOf, sheetOf, someSheet } from './support/sample-report.ts'

const said = (phrases: readonly Phrase[] | null | undefined) => (phrases ?? []).map(({ text }) => text).join('')
const planIn = ({ plan }: ReturnType<typeof inputOf>): Plan => {
  if (plan === null || 'refused' in plan) throw new Error('There is no plan.')
  return plan
}
const withInterests = (interests: string[]) => ({ ...beginner, profile: { ...beginner.profile, interests } })

test('without interests the nearest of all is the best candidate', () => {
  expect(said(reportOf(withInterests([])).summary.lead)).toMatch(/^Best candidate: /)
})

test('a use case that can be ready sooner than the one in mind is named with its weeks', () => {
  const input = inputOf(beginner)
  const [pilot = ''] = planIn(input).targets
  const others = Object.fromEntries(Object.keys(input.weeks).map((id) => [id, { lo: 20, hi: 22 }]))
  const weeks = { ...others, [pilot]: { lo: 21, hi: 21 }, 'uc-support-chatbot': { lo: 9, hi: 12 } }
  const { lead } = buildReport({ ...input, weeks }).summary

  expect(said(lead)).toMatch(/takes the fewest steps\. Sooner: [^.]+, in about 9–12 weeks\./)
  expect(said(buildReport({ ...input, weeks, targetsChosen: true }).summary.lead)).not.toContain('Sooner')
})

test('why this pilot: the rule and the next in line; or that somebody chose it', () => {
  const input = inputOf(beginner)

  expect(said(buildReport(input).summary.choice)).toMatch(/fewest steps of its own \(\d+\).+ None of the others can/)
  expect(said(reportOf(someSheet).summary.choice)).toMatch(/fewest steps of its own \(\d+\).+ Next comes .+ \(\d+\)\./)
  expect(said(buildReport({ ...input, targetsChosen: true }).summary.choice)).toBe('You chose this pilot yourself.')
})

test('the homework of the first sentence is the homework of the list', () => {
  for (const sheet of [beginner, someSheet, sheetOf({ 'use-case-portfolio': 0 })]) {
    const input = inputOf(sheet)
    const { summary, homework } = buildReport(input)
    const prepare = new Set(planIn(input).actions.flatMap(({ id, phase }) => (phase === 'prepare' ? [id] : [])))
    const listed = homework?.rows.flatMap(({ actions }) => actions.map(({ id }) => id)) ?? []

    expect(new Set(listed).size).toBe(listed.length)
    expect(said(summary.lead)).toContain(`${listed.filter((id) => prepare.has(id)).length} of them are homework`)
  }
})

test('a missing step of the homework has its actions, or says why there are none', () => {
  for (const id of ['uc-content-localisation', 'uc-support-chatbot']) {
    const { homework } = reportOf(withInterests([id]))
    for (const { state, actions, note, name } of homework?.rows ?? []) {
      if (state !== 'done') expect(actions.length > 0 || (note ?? '').length > 0, name).toBe(true)
    }
  }
})

test('what only other use cases need is marked as not for this pilot', () => {
  const rows = reportOf(beginner).homework?.rows ?? []
  const consent = rows.find(({ capability }) => capability === 'lawful-basis-consent')

  expect(consent?.note).toMatch(/^Not planned: .+ does not need it\. Needed where this holds: Personal data\.$/)
})

test('the first step is to ask what could make steps needless, and none of those stands among the next', () => {
  const input = inputOf(someSheet)
  const { nextSteps } = buildReport(input).summary
  const perhaps = planIn(input).actions.filter(({ perhapsUnnecessary }) => perhapsUnnecessary)

  expect(nextSteps[0]).toMatchObject({ kind: 'question', name: expect.stringMatching(/^Ask .+: .+\?$/) })
  expect(nextSteps.map(({ id }) => id).filter((id) => perhaps.some((action) => action.id === id))).toEqual([])
})

test('the short form tells what was not sure from what only the full form asks', () => {
  const [first] = reportOf(someSheet).summary.standing

  expect(said(first)).toMatch(/depending on one question without an answer and one “not sure”\./)
})

test('an answer that a contradiction puts in doubt is no strength until somebody explained it', () => {
  const input = inputOf(sheetOf({ 'vendor-privacy': 4 }, 2))
  const strengths = (replies: Record<string, string>) =>
    buildReport({
      ...input,
      score: { ...input.score, contradictions },
      meta: { ...input.meta, replies },
    }).summary.strengths.map(({ capability }) => capability)
  const contradictions = [
    {
      id: 'x-test',
      ask: 'Both?',
      questions: ['q-vendor-privacy'],
      weight: 'soft' as const,
      answersKey: 'q-vendor-privacy:4',
    },
  ]

  expect(strengths({ 'x-test': 'Both are true.' })).toContain('vendor-privacy')
  expect(strengths({})).not.toContain('vendor-privacy')
})

test('whoever answers for marketing is sent to the others who know, or else to their own team', () => {
  const asked = (disciplines: ('marketing' | 'legal')[]) =>
    reportOf(someSheet, { answeredBy: [{ name: 'Anna Köhler', disciplines }] }).summary.nextSteps[0]?.name

  expect(asked(['marketing'])).toMatch(/^Ask Legal and privacy: Who checks AI results/)
  expect(asked(['marketing', 'legal'])).toMatch(/^Ask your own team: Marketing or Legal and privacy: Who/)
})

test('too few outcomes are said as a sentence with what there is and what is needed', () => {
  const profile = { ...someSheet.profile, interests: [], useCases: {} }
  const answers = { ...someSheet.answers, 'f-outcome-volume': 'lt100' }
  const few = { form: 'full' as const, profile, answers }
  const input = inputOf(few)
  const useCases = input.score.useCases.map((useCase) => ({ ...useCase, verdict: 'notYet' as const }))
  const { rows } = buildReport({ ...input, score: { ...input.score, useCases } }).useCases

  expect(rows.find(({ id }) => id === 'uc-lead-scoring')?.between).toMatch(
    /^a fact of your business, “.+”: you have “Fewer than 100 .+”, and it needs “.+”$/,
  )
})

test('the law of every use case and technique stands in whole sentences of at most 280 characters', () => {
  for (const { id, aiact, gdpr } of [...catalogue.useCases, ...catalogue.techniques]) {
    for (const text of [aiact, gdpr]) {
      expect(text, id).toMatch(/^[A-Z].{30,}\.$/s)
      expect(text.length, id).toBeLessThanOrEqual(280)
    }
    expect(aiact, id).not.toMatch(/(?<!Art\. )\b(5|50)\(\d\)/)
  }
})

test('how a pilot compares, how many cases it takes and how it is decided stand in whole sentences', () => {
  for (const { id, literature, pilot } of catalogue.useCases) {
    for (const text of [literature, pilot.design, pilot.sample, pilot.decide]) {
      expect(text, id).toMatch(/^[A-Z\d].{30,}\.$/s)
    }
  }
})

test('every figure says where it is read and what it is compared with, not with one word alone', () => {
  for (const { id, kpis } of catalogue.useCases) {
    for (const { formula, source, baseline } of kpis) {
      for (const text of [formula, source, baseline]) expect(text, id).toMatch(/\S \S/)
    }
  }
})

test('the remedy for a hat that nobody wears is to give it out, not to answer questions', () => {
  const values = { role: 'marketing-lead', action: 'act-kpi-definition-1', name: 'Marketing lead' }
  const plan = { refused: true as const, reason: 'role' as const, field: 'people', message: '(marketing-lead)', values }
  const { summary } = buildReport({ ...inputOf(someSheet), plan })

  expect(said(summary.ask)).toMatch(/^Give out the hats: say who is the “Marketing lead”/)
  expect(summary.remedy).toBe('hats')
  expect(said([...summary.lead, ...summary.ask])).not.toContain('marketing-lead')
})

test('every scale step that speaks of time has words of its own for the roll-out', () => {
  for (const { id, definitionOfDone, rollOut } of catalogue.actions) {
    if (/before (the pilot|launch)/.test(definitionOfDone)) expect(rollOut?.definitionOfDone, id).toContain('roll-out')
  }
})

test('a plan without absences says that it works through holidays, and one with them does not', () => {
  const input = inputOf(beginner)
  const plan = planIn(input)
  const notes = (away: [string, string][]) =>
    buildReport({ ...input, plan: { ...plan, people: plan.people.map((person) => ({ ...person, away })) } }).roadmap
      ?.notes

  expect(notes([])).toContain('No absences are entered, so the plan works through Christmas and the summer.')
  expect(notes([['2026-12-24', '2027-01-01']])?.join(' ')).not.toContain('No absences')
})
