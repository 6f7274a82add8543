import { expect, test } from 'vitest'
import { prioritiseCheck } from '#app/core/priority/prioritise-check.ts'
import { startingFigures } from '#app/core/priority/use-case-value.ts'
import { compileModel } from '#app/core/scoring/compile-model.ts'
import { describePriority } from '#app/report/model/priority.ts'
import { createWording } from '#app/report/model/wording.ts'
import { catalogue, inputOf, someSheet } from './support/sample-report.ts'

/** Four use cases, none of whose figures anybody confirmed. */
function unconfirmed() {
  const figures = new Map(catalogue.useCases.slice(0, 5).map((useCase) => [useCase.id, startingFigures(useCase)]))
  const asked = { startOn: '2026-11-23' }
  const { score: scored } = inputOf(someSheet)
  const known = { scored, figures, risks: new Map(), asked }
  const names = new Map(catalogue.useCases.map(({ id, name }) => [id, name]))
  const priority = prioritiseCheck(compileModel(catalogue), someSheet, known)
  return describePriority({ locale: 'en', priority, entries: [], names, currency: 'EUR' })
}

test('what would tell use cases apart stays a sentence or two, however much is unknown', () => {
  const lines = unconfirmed()?.separations?.lines ?? []

  expect(lines.length).toBeGreaterThan(2)
  expect(lines.some((line) => /: \d+ figures would have to be known/.test(line))).toBe(true)
  for (const line of lines) expect(line.length).toBeLessThan(320)
})

test('where every figure is assumed, that is said, not each by name', () => {
  const rows = unconfirmed()?.tiers.flatMap((tier) => tier.rows) ?? []

  expect(rows.length).toBeGreaterThan(2)
  for (const { assumed } of rows) expect(assumed).toMatch(/^All \d figures are starting assumptions\.$/)
})

test('names with a comma or an “and” of their own are told apart', () => {
  const { list } = createWording('en')

  expect(list(['Pilot', 'Gate', 'Roll-out'])).toBe('Pilot, Gate and Roll-out')
  expect(list(['Data and IT', 'Legal'])).toBe('Data and IT; Legal')
  expect(list(['Contracts, briefs', 'Legal'])).toBe('Contracts, briefs; Legal')
  expect(list(['Data and IT'])).toBe('Data and IT')
})
