import { beforeAll, expect, test, vi } from 'vitest'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { titleOf } from '#app/report/model/sections.ts'
import { renderDocument } from '#app/report/render-document.server.tsx'
import { readPdf } from './support/read-pdf.ts'
import { wholeReport } from './support/whole-report.ts'
import { workedOnReport } from './support/worked-on-report.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let model: ReportModel
let texts: string[]
let pages: string[][]

/** Every section there is, with comments, on the paper that has the least room. */
beforeAll(async () => {
  const { priority, changes, arranged } = workedOnReport()
  if (!priority || !changes || !arranged) throw new TypeError('The sample has them.')
  const short = { ...changes, groups: changes.groups.slice(0, 2) }
  model = { ...wholeReport(), priority, changes: short, arranged }
  const pdf = await readPdf(await renderDocument(model, 'letter'))
  texts = pdf.texts
  pages = await Promise.all(
    pdf.pages.map(async (page) => {
      const { items } = await page.getTextContent()
      return items.flatMap((item) => ('str' in item ? [item.str] : []))
    }),
  )
})

test('the longest contents stand on one page', () => {
  expect(texts[2]).toContain(model.labels.contents)
  expect(texts[2]).toContain('Limits')
  expect(texts[3]).toContain('What changed since version 1.0')
})

test('what changed takes no page for itself', () => {
  expect(texts[3]).toContain(titleOf(model, 'use-cases'))
})

test('how value against effort is computed stands with its picture, never alone on a page', () => {
  const [page = ''] = texts.filter((one) => one.includes('10,000 draws within the ranges.'))

  expect(page).toContain('Each cross spans from least to most.')
})

test('the picture of the dimensions and all their rows stand on one page, with a comment too', () => {
  const words = model.dimensions.flatMap(({ name, score }) => [name, score?.text ?? name])

  expect(pages.filter((strings) => words.every((one) => strings.includes(one)))).toHaveLength(1)
})

test('answers that a table leaves out are counted', () => {
  const left = (model.points?.losses.length ?? 0) - 12

  expect(left).toBeGreaterThan(0)
  expect(texts.join(' ').replaceAll(/\s+/g, ' ')).toContain(`${left} more answers, at most`)
})
