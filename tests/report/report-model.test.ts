import { expect, test } from 'vitest'
import { readinessByWeights } from '#app/core/scoring/alternative-weights.ts'
import { showInterval } from '#app/core/scoring/show-interval.ts'
import { buildReport } from '#app/report/model/build-report.ts'
import { hashOf } from '#app/report/model/hash.server.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import type { Range } from '#app/report/model/report-parts.ts'
import { beginner, catalogue, emptySheet, inputOf, reportOf, sheetOf, someSheet } from './support/sample-report.ts'

/** Every range of a report with the path that leads to it. */
function rangesOf(part: unknown, path = ''): { path: string; range: Range }[] {
  if (part === null || typeof part !== 'object') return []
  if ('lo' in part && 'hi' in part && 'text' in part) return [{ path, range: part as Range }]
  return Object.entries(part).flatMap(([key, inner]) => rangesOf(inner, `${path}.${key}`))
}

test('the report is plain JSON: it comes back from the database as it went in', () => {
  const report = reportOf(someSheet)

  expect(JSON.parse(JSON.stringify(report))).toEqual(report)
})

test('equal inputs give equal reports, whatever the order of their keys', () => {
  const report = reportOf(someSheet)
  const turned = Object.fromEntries(Object.entries(report).reverse()) as unknown as ReportModel

  expect(hashOf(reportOf(someSheet))).toBe(hashOf(report))
  expect(hashOf(turned)).toBe(hashOf(report))
  expect(hashOf(report)).toMatch(/^[0-9a-f]{64}$/)
})

// mapping E 27
test('the empty assessment names no single number', () => {
  const report = reportOf(emptySheet)

  const open = report.dimensions.map(({ score }) => score?.text)
  expect(open).toEqual(catalogue.dimensions.map(() => '0–100'))
  expect(report.summary.figures).toEqual([])
  expect(report.points).toBeNull()
  expect(report.roadmap).toBeNull()
  expect(report.useCases.rows.every(({ tone }) => tone === 'open')).toBe(true)
  const words = [
    report.summary.headline,
    ...report.summary.lead,
    ...report.summary.ask,
    ...report.summary.standing.flat(),
  ]
  expect(JSON.stringify(words)).not.toMatch(/\d/)
})

// mapping E 28
test('all answers at the lowest and all not sure are told apart', () => {
  const lowest = reportOf(sheetOf({}, 0))
  const unsure = reportOf(sheetOf({}, 'unsure'))

  expect(lowest.summary.readiness?.text).toBe('0')
  expect(unsure.summary.readiness?.text).toMatch(/^0–\d+$/)
  expect(lowest.useCases.rows.map(({ label }) => label)).not.toEqual(unsure.useCases.rows.map(({ label }) => label))
})

// mapping E 26
test('every dimension, step and week is a field of the score or of the weeks, rounded outward', () => {
  const input = inputOf(someSheet)
  const report = buildReport(input)

  for (const { id, score } of report.dimensions) {
    const exact = input.score.dimensions.find((dimension) => dimension.id === id)?.score
    expect(score).toMatchObject(showInterval(exact ?? { lo: -1, hi: -1 }))
  }
  for (const { id, steps, weeks } of report.useCases.rows) {
    expect(steps).toMatchObject(input.score.useCases.find((target) => target.id === id)?.steps ?? {})
    expect(weeks && { lo: weeks.lo, hi: weeks.hi }).toEqual(input.weeks[id])
  }
})

test('a range has two ends unless they are equal', () => {
  for (const { path, range } of rangesOf(reportOf(someSheet))) {
    expect(range.text, path).toBe(range.lo === range.hi ? String(range.lo) : `${range.lo}–${range.hi}`)
  }
})

test('homework stands once: no use case repeats it among its gaps', () => {
  const input = inputOf(beginner)
  const { useCases, homework } = buildReport(input)

  expect(homework?.rows.length).toBe(input.score.homework.rows.length)
  for (const { id, blockers } of useCases.rows) {
    const own = input.score.useCases
      .find((target) => target.id === id)
      ?.blockers.filter(({ must, homework }) => must && !homework)
    expect(blockers.length).toBe(own?.length)
  }
})

test('use cases stand by verdict, best first', () => {
  const tones = reportOf(someSheet).useCases.rows.map(({ tone }) => tone)

  expect(tones.lastIndexOf('nearly')).toBeLessThan(tones.indexOf('open'))
})

test('a technique that one would build is inside bought tools, with nothing to start', () => {
  const rows = reportOf(sheetOf({}, 4)).techniques.flatMap(({ rows }) => rows)

  const built = catalogue.techniques.filter(({ requirements }) => requirements.some(({ buildOnly }) => buildOnly))
  const said = rows.filter(({ insideTools }) => insideTools)
  expect(said.map(({ id }) => id).sort()).toEqual(expect.arrayContaining(built.slice(0, 1).map(({ id }) => id)))
  expect(new Set(said.map(({ label }) => label))).toEqual(new Set(['Inside bought tools, nothing to start']))
  expect(rows.find(({ id }) => id === 'ab-testing')?.label).toBe('Ready')
})

test('the short form says how many claims are taken at your word, the full one does not', () => {
  expect(reportOf(sheetOf({}, 3)).method.takenAtWord).toMatch(/taken at your word\. \d+ claims are checked by facts/)
  expect(reportOf({ ...sheetOf({}, 3), form: 'full' }).method.takenAtWord).toBeNull()
})

test('what was assumed about the scope is listed', () => {
  const { assumptions } = reportOf(emptySheet).method

  expect(assumptions).toContainEqual({
    question: 'How do you want to get your AI?',
    text: 'Not answered, so counted as: Bought tools as they are.',
  })
})

// mapping E 30
test('every action says which sentence was answered, or that nothing was', () => {
  const reasons = reportOf(someSheet).roadmap?.actions.map((action) => action.reasons.join(' ')) ?? []

  expect(reasons.length).toBeGreaterThan(0)
  for (const reason of reasons)
    expect(reason).toMatch(
      /You answered: .+|(Not answered yet|Answered with “not sure”|Asked only in the full check): .+\?/,
    )
})

test('notes, evidence and who told it stand beside the answer', () => {
  const answers = reportOf(someSheet).appendix.answers.flatMap(({ rows }) => rows)

  expect(answers.find(({ question }) => question === 'q-outcome-data')).toMatchObject({
    state: 'answered',
    evidence: 'CRM export of October',
    told: 'told by Sabine Günther on 13\u00a0Nov\u00a02026',
  })
  expect(answers.find(({ question }) => question === 'q-data-access')).toMatchObject({
    state: 'unsure',
    answer: 'Not sure',
  })
  expect(answers.some(({ question }) => question === 'q-human-oversight')).toBe(false)
})

test('losses are listed by size and add up to what is lost for sure', () => {
  const input = inputOf(someSheet)
  const losses = buildReport(input).points?.losses ?? []

  const points = losses.map(({ points }) => points)
  expect(points).toEqual([...points].sort((a, b) => b - a))
  expect(points.reduce((sum, lost) => sum + lost, 0)).toBeCloseTo(100 - (input.score.readiness?.hi ?? 0), 0)
})

test('references are those that something in the report rests on', () => {
  const { appendix } = reportOf(someSheet)

  const cited = new Set([
    ...catalogue.claims.flatMap(({ references }) => references),
    ...catalogue.useCases.flatMap(({ references = [] }) => references),
  ])
  expect(appendix.references.length).toBeGreaterThan(0)
  expect(appendix.references.every(({ id }) => cited.has(id))).toBe(true)
})

test('the law is as of its texts, not of the day on which the report is made', () => {
  const law = (today: string) =>
    reportOf(someSheet, { today }).appendix.limits.filter((limit) => limit.startsWith('Law as of'))

  expect(law('2031-05-06')).toEqual(law('2026-11-23'))
  expect(law('2031-05-06')[0]).toContain('Law as of 22\u00a0Nov\u00a02026.')
})

test('evidence is counted over what is answered, never over more', () => {
  const answers = { 'q-kpi-definition': 2, 'q-outcome-data': 'unsure', 'q-vendor-privacy': 'unsure' } as const
  const { fineprint } = reportOf({ ...emptySheet, answers }, { details: evidenceFor(Object.keys(answers)) }).summary

  expect(fineprint).toContain('Evidence is named for 1 of 1 statements.')
})

test('evidence beside an answer that does not count is not counted', () => {
  const fact = catalogue.questions.find(({ kind, tier }) => kind === 'fact' && tier === 'deep')
  const answers = { 'q-kpi-definition': 2 as const, [fact?.id ?? '']: fact?.options[0]?.id ?? '' }
  const { fineprint } = reportOf({ ...emptySheet, answers }, { details: evidenceFor(Object.keys(answers)) }).summary

  expect(fineprint).toContain('Evidence is named for 1 of 1 statements.')
})

const evidenceFor = (questions: string[]) => Object.fromEntries(questions.map((id) => [id, { evidence: 'A file' }]))

test('weeks are of preparation, whenever the plan starts', () => {
  const { labels, useCases } = reportOf(sheetOf({}, 4))

  expect(useCases.rows.find(({ weeks }) => weeks?.hi === 0)?.weeksText).toBe('none')
  expect(labels.weeks).toBe('Weeks of preparation')
  expect(JSON.stringify(labels)).not.toMatch(/from today/i)
})

test('scope answers given per use case are listed with it', () => {
  const answers = reportOf(someSheet).appendix.answers.find(({ id }) => id === 'scope')?.rows ?? []
  const nameOf = (useCase: string) => catalogue.useCases.find(({ id }) => id === useCase)?.name

  expect(answers.find(({ question }) => question === 'scope-personal-data')).toMatchObject({
    state: 'answered',
    answer: `${nameOf('uc-content-localisation')}: No, only anonymous or company-level data; ${nameOf('uc-support-chatbot')}: Yes`,
  })
  expect(answers.map(({ question }) => question)).toContain('scope-people-decisions')
})

test('what rests on something lower is asked about in the two statements chosen', () => {
  const { contradictions } = reportOf(sheetOf({ 'value-tracking': 3, 'baseline-measurement': 0 }))
  const entry = contradictions.find(({ id }) => id === 'x-dependency-value-tracking-baseline-measurement')
  const [claim] = entry?.answers.filter(({ question }) => question === 'q-value-tracking') ?? []

  expect(entry?.ask).toMatch(/: you chose “.+” This usually rests on .+ at “.+” There you chose “.+” Which of the two/)
  expect(entry?.ask).toContain('Nobody measured')
  expect(claim?.answer).toContain(entry?.ask.split('“')[1]?.split('”')[0])
})

// mapping A13: the weights are a convention, so the report says how much hangs on them
test('the total under the other sets of weights is named, but not while nothing is answered', () => {
  const input = inputOf(someSheet)
  const said = buildReport(input).method.paragraphs.filter((paragraph) => paragraph.includes('sets of weights'))
  const { constants } = catalogue
  const others = Object.values(readinessByWeights({ ...catalogue, constants }, input.score)).slice(1)

  expect(others.length).toBe(Object.keys(constants.alternativeWeights).length)
  expect(said).toHaveLength(1)
  for (const readiness of others) {
    const { lo, hi } = showInterval(readiness ?? { lo: -1, hi: -1 })
    expect(said[0]).toContain(`${lo}–${hi}`)
  }
  expect(reportOf(emptySheet).method.paragraphs.join(' ')).not.toContain('sets of weights')
})

test('what is under way or done stands with its action, in the table and beside its bar; nothing else changes', () => {
  const [first, second] = reportOf(someSheet).roadmap?.actions ?? []
  if (!first || !second) throw new Error('There are no actions.')
  const { roadmap } = reportOf(someSheet, { statuses: { [first.id]: 'done', [second.id]: 'doing', gone: 'done' } })

  expect(roadmap?.actions.flatMap(({ id, status }) => (status ? [[id, status]] : []))).toEqual([
    [first.id, 'done'],
    [second.id, 'under way'],
  ])
  expect(roadmap?.gantt.rows.find(({ id }) => id === first.id)).toMatchObject({
    who: `${first.who} · done`,
    status: 'done',
  })
  expect(roadmap?.actions.map(({ status: _, ...action }) => action)).toEqual(reportOf(someSheet).roadmap?.actions)
})
