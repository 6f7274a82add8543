import { expect, test } from 'vitest'
import { catalogue, reportOf, someSheet } from './support/sample-report.ts'

const scope = catalogue.capabilities.find(({ id }) => id === 'pilot-scope')
const facts = scope?.levels[2].facts ?? []

/** All facts of the second step but the last are ticked. */
const ticks = facts.slice(0, -1).map((_, index) => `2.${index}`)
const sheet = { ...someSheet, answers: { ...someSheet.answers, 'q-pilot-scope': 1 as const } }

test('a step that is ticked in part names only what is still missing', () => {
  const report = reportOf(sheet, { details: { 'q-pilot-scope': { ticks } } })

  const row = report.homework?.rows.find(({ capability }) => capability === 'pilot-scope')
  expect(facts.length).toBeGreaterThan(1)
  expect(row?.needs).toContain(`Still missing: ${facts.at(-1)}.`)
  expect(row?.needs).not.toContain(facts[0])
})

test('the ladder says which facts of the next step are done', () => {
  const report = reportOf(sheet, { details: { 'q-pilot-scope': { ticks } } })

  const ladder = report.dimensions.flatMap(({ capabilities }) => capabilities).find(({ id }) => id === 'pilot-scope')
  expect(ladder?.rungs[2]?.facts).toEqual([...facts.slice(0, -1).map((fact) => `${fact} (done)`), facts.at(-1)])
})

test('without ticks a step is asked whole', () => {
  const report = reportOf(sheet)

  const row = report.homework?.rows.find(({ capability }) => capability === 'pilot-scope')
  for (const fact of facts) expect(row?.needs).toContain(fact)
})

test('an answer names the ticked facts of the next step, and never those left unticked', () => {
  const report = reportOf(sheet, { details: { 'q-pilot-scope': { ticks } } })

  const rows = report.appendix.answers.flatMap(({ rows }) => rows)
  const { answer } = rows.find(({ question }) => question === 'q-pilot-scope') ?? { answer: '' }
  expect(answer).toContain(`Of the next step: ${facts.slice(0, -1).join('; ')}.`)
  expect(answer).not.toContain(facts.at(-1))
})

test('a step kept from before with some of its facts unticked says what is missing', () => {
  const kept = { ...sheet, answers: { ...sheet.answers, 'q-pilot-scope': 2 as const } }
  const report = reportOf(kept, { details: { 'q-pilot-scope': { ticks } } })

  const rows = report.appendix.answers.flatMap(({ rows }) => rows)
  expect(rows.find(({ question }) => question === 'q-pilot-scope')?.answer).toContain(`Still missing: ${facts.at(-1)}.`)
})
