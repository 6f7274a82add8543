import { beforeAll, expect, test, vi } from 'vitest'
import { drawable } from '#app/report/drawable.server.ts'
import { loadFonts } from '#app/report/fonts.server.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { renderDocument } from '#app/report/render-document.server.tsx'
import { writtenIn } from './support/pdf-file.ts'
import { readPdf } from './support/read-pdf.ts'
import { aReport } from './support/small-report.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

beforeAll(loadFonts)

const withCompany = (company: string): ReportModel => {
  const report = aReport()
  return { ...report, cover: { ...report.cover, company } }
}

test.each([
  ['Müller & Söhne “Größe” – 100 €', 'Müller & Söhne “Größe” – 100 €'],
  ['Ωμέγα Ελλάς, Жизнь', 'Ωμέγα Ελλάς, Жизнь'],
  ['Rocket 🚀 Ltd', 'Rocket □ Ltd'],
  ['one family 👩‍👩‍👧‍👦, one flag 🏳️‍🌈', 'one family □, one flag □'],
  ['שלום', '□□□□'],
  ['東京', '□□'],
  ['Cafe\u0301', 'Café'],
  ['a\u200b\u202eb\u00adc', 'abc'],
  ['one\r\ntwo\tthree', 'one\ntwo three'],
])('what no typeface can draw becomes one box a letter: %s', (typed, shown) => {
  expect(drawable(withCompany(typed)).cover.company).toBe(shown)
})

test('a report that can be drawn stays as it is', () => {
  const report = aReport()

  expect(drawable(report)).toEqual(report)
})

test('the PDF is set in its own typefaces alone, whatever was typed', async () => {
  const { pdf, texts } = await readPdf(await renderDocument(withCompany('Ŧest ☐ 🚀 שלום GmbH'), 'a4'))

  expect(texts[0]).toContain('GmbH')
  const bytes = writtenIn(await pdf.getData())
  const names = new Set(
    [...bytes.matchAll(/\/BaseFont \/(\S+)/g)].map(([, name = '']) => name.replace(/^[A-Z]{6}\+/, '')),
  )
  expect(names.size).toBeGreaterThan(0)
  expect([...names].filter((name) => !/^(Inter|SourceSerif4)-/.test(name))).toEqual([])
})

test('what is copied out reads as it was typed, whatever reports came before', async () => {
  const copied = async (company: string) => (await readPdf(await renderDocument(withCompany(company), 'a4'))).texts[0]
  // In these typefaces each sign of the first name shares its shape with one of the second.
  await copied('\u02ee \u02bc \u2206 \u2126 \u0269 a\u00a0b \ufb01x')

  expect(await copied('“Größe” isn’t Δ Ω ι fix')).toContain('“Größe” isn’t Δ Ω ι fix')
})
