import { expect, test } from 'vitest'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { layOwnQuestions } from '#app/core/own-questions/lay-own-questions.ts'
import { NO_OWN_QUESTIONS, type OwnQuestions } from '#app/core/own-questions/own-questions.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { buildReport } from '#app/report/model/build-report.ts'
import { comparableOf } from '#app/report/model/own-mark.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { renderDocument } from '#app/report/render-document.server.tsx'
import { readPdf } from './support/read-pdf.ts'
import { catalogue, inputOf, someSheet } from './support/sample-report.ts'

const ID = 'own-01900000-0000-7000-8000-000000000001'
const LEVELS = ['None.', 'Some.', 'Half.', 'Most.', 'All.']
const added = (capability: string | null): OwnQuestions => ({
  ...NO_OWN_QUESTIONS,
  added: [{ id: ID, section: 'kpi', capability, ask: 'Do our shops know the goal?', help: '', levels: LEVELS }],
})
const hidden = { ...NO_OWN_QUESTIONS, hidden: ['q-vendor-privacy', 'q-kpi-definition'] }
const reworded = {
  ...NO_OWN_QUESTIONS,
  reworded: [{ question: 'q-kpi-definition', ask: 'What is our goal?', help: 'In shops.' }],
}

/** As the product makes it: the plan aside, which own questions do not mark. */
function reportWith(own: OwnQuestions, answers: AnswerSheet['answers'] = {}): ReportModel {
  const input = inputOf(someSheet)
  const laid = layOwnQuestions(catalogue, own, 'laid')
  const kept = Object.entries(someSheet.answers).filter(([id]) => !own.hidden.includes(id))
  const sheet = { ...someSheet, answers: { ...Object.fromEntries(kept), ...answers } }
  const standard = { catalogue, sheet: someSheet, score: input.score }
  return buildReport({ ...input, catalogue: laid, sheet, score: score(compileModel(laid), sheet), standard })
}

const standard = buildReport(inputOf(someSheet))
const targetsOf = ({ useCases, techniques }: ReportModel) => [
  ...useCases.rows,
  ...techniques.flatMap(({ rows }) => rows),
]

test('without own questions nothing of them is said', () => {
  expect(JSON.stringify(standard)).not.toMatch(/own questions|by the standard/i)
  expect(standard.own).toBeUndefined()
})

test('every verdict and score that own questions change has the standard’s beside it, and no other has', () => {
  const report = reportWith(hidden)

  for (const target of targetsOf(report)) {
    const was = targetsOf(standard).find(({ id }) => id === target.id)
    const isMarked = target.between.includes(`by the standard: ${was?.label}.`)
    expect(isMarked, target.name).toBe(target.label !== was?.label)
  }
  for (const { id, score: own, standard: said, name } of report.dimensions) {
    const was = standard.dimensions.find((dimension) => dimension.id === id)?.score?.text
    expect(said, name).toBe(own?.text === was ? undefined : `by the standard: ${was}`)
  }
  expect(targetsOf(report).filter(({ between }) => between.includes('by the standard')).length).toBeGreaterThan(3)
  expect(report.summary.readinessStandard).toBe(`by the standard: ${standard.summary.readiness?.text}`)
  expect(JSON.stringify(report.summary.standing)).toContain(
    `by the standard alone, readiness is ${standard.summary.readiness?.text}`,
  )
  expect(JSON.stringify(report.summary.figures)).toContain('with own questions')
  for (const { levelText, id } of report.dimensions.flatMap(({ capabilities }) => capabilities)) {
    const was = standard.dimensions.flatMap(({ capabilities }) => capabilities).find((ladder) => ladder.id === id)
    const isHidden = ['vendor-privacy', 'kpi-definition'].includes(id)
    expect(levelText.endsWith(`; by the standard: ${was?.levelText}`), id).toBe(isHidden)
  }
  expect(report.useCases.intro).toContain('own questions')
  expect(report.roadmap?.notes.at(-1)).toContain('own questions')
  expect(report.own?.note).toContain('2 questions are hidden')
})

test('what is hidden is said to be hidden, not to be unanswered, and nobody is asked to answer it', () => {
  const report = reportWith(hidden)
  const open = [
    ...targetsOf(report).flatMap(({ blockers }) => blockers.flatMap((blocker) => blocker.open)),
    ...report.summary.nextSteps,
  ]

  expect(report.points?.potentials.find(({ question }) => question === 'q-kpi-definition')?.answer).toContain('hidden')
  expect(JSON.stringify(open)).not.toContain('q-kpi-definition')
  expect(report.method.own?.map(({ id, text }) => [id, text])).toEqual([
    ['q-kpi-definition', expect.stringContaining('not known, never as zero')],
    ['q-vendor-privacy', expect.stringContaining('Not asked here')],
  ])
})

test('two checks are compared by the standard, whatever was asked beside it', () => {
  const [low, high] = [reportWith(added('vendor-privacy'), { [ID]: 'l0' }), reportWith(hidden)]

  expect(comparableOf(low)).toEqual(comparableOf(standard))
  expect(comparableOf(high)).toEqual(comparableOf(standard))
  expect(low.summary.readiness?.hi).toBeLessThan(standard.summary.readiness?.hi ?? 0)
})

test.each([
  ['other words', reworded, 'one question has other words', {}],
  ['a question that informs nothing', added(null), 'does not count', { [ID]: 'l3' }],
])('%s change no figure, and that is said', (_, own, words, answers) => {
  const report = reportWith(own, answers)

  expect(report.own?.note).toContain(words)
  expect(report.own?.note).toContain('None of it changes a result.')
  expect(report.own?.standard).toBeUndefined()
  expect(targetsOf(report)).toEqual(targetsOf(standard))
  expect(report.summary.readiness).toEqual(standard.summary.readiness)
})

test('an answer that does not count stands in the appendix as it was given', () => {
  const kpi = reportWith(added(null), { [ID]: 'l3' }).appendix.answers.find(({ id }) => id === 'kpi')

  expect(kpi?.rows.find(({ question }) => question === ID)).toMatchObject({ answer: 'Most.', state: 'answered' })
})

test('the PDF says it on its first page of results, beside the figures and in the method', {
  timeout: 120_000,
}, async () => {
  const { texts } = await readPdf(await renderDocument(reportWith(hidden), 'a4'))
  const all = texts.join(' ')

  expect(texts[1]).toContain('2 questions are hidden')
  expect(texts[1]).toContain('by the standard alone')
  expect(all).toContain('Questions of this workspace')
  expect(all).toContain('With own questions; by the standard:')
})
