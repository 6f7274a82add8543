import { expect, test } from 'vitest'
import { TEXT_VARIABLES } from '#app/core/text-blocks/text-variables.ts'
import { textValuesOf } from '#app/report/model/text-values.ts'
import { emptySheet, reportOf, someSheet } from './support/sample-report.ts'

const around = {
  title: 'Spring check',
  today: '2026-11-23',
  submittedOn: '2026-11-20',
  consultant: 'Anna',
  workspace: 'Studio',
}

test('every variable of an answered check is filled in, in the words of its report', () => {
  const report = reportOf(someSheet, { brand: { consultancy: 'Northlight' } })
  const values = textValuesOf(report, around)

  expect(Object.keys(values).toSorted()).toEqual([...TEXT_VARIABLES].toSorted())
  expect(values).toMatchObject({
    client: report.cover.company,
    check: 'Spring check',
    score: report.summary.readiness?.text,
    headline: report.summary.headline,
    pilot: report.summary.candidate?.name,
    consultant: 'Anna',
    consultancy: 'Northlight',
  })
  expect(values.date).toMatch(/^23\sNov\s2026$/)
  expect(values.submitted).toMatch(/^20\sNov\s2026$/)
})

test('what a check does not have is null, never a guess', () => {
  const values = textValuesOf(reportOf(emptySheet), { ...around, submittedOn: null, consultant: '', workspace: ' ' })

  expect(values).toMatchObject({ submitted: null, pilot: null, start: null, consultant: null, consultancy: null })
})
