import { beforeAll, expect, test, vi } from 'vitest'
import de from '#app/messages/de.json' with { type: 'json' }
import en from '#app/messages/en.json' with { type: 'json' }
import type { ReportModel } from '#app/report/model/report-model.ts'
import { writeReport } from '#app/report/office/render-office.server.ts'
import { renderDocument } from '#app/report/render-document.server.tsx'
import { openOffice } from './support/open-office.ts'
import { readPdf } from './support/read-pdf.ts'
import { catalogue, modelIn, someSheet } from './support/sample-report.ts'
import { wholeReport } from './support/whole-report.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

/** From here on a text is a sentence and no name that both languages share. */
const SENTENCE = { letters: 20, words: 4 }

let english: ReportModel
let german: ReportModel
let pdf: Uint8Array

beforeAll(async () => {
  english = wholeReport()
  german = wholeReport(someSheet, { locale: 'de' })
  pdf = await renderDocument(german, 'a4')
})

/** All texts, in their order. */
function textsIn(held: unknown): string[] {
  if (typeof held === 'string') return [held]
  return held !== null && typeof held === 'object' ? Object.values(held).flatMap(textsIn) : []
}

/** Sentences that English has and German says otherwise, up to their first blank. */
function englishSentences(): Set<string> {
  const own = new Set([...textsIn(de.report), ...textsIn(de.governance), ...textsIn(modelIn('de').catalogue)])
  const theirs = [...textsIn(en.report), ...textsIn(en.governance), ...textsIn(catalogue)].filter(
    (text) => !own.has(text),
  )
  const pieces = theirs.flatMap((text) => text.split(/[{}<>\n]/)).map((piece) => piece.trim())
  return new Set(pieces.filter((piece) => piece.length > SENTENCE.letters && piece.split(' ').length >= SENTENCE.words))
}

const bare = (text: string) => text.replace(/[\s\u00a0]+/g, ' ')

/** English sentences that stand in a text. What people typed into the sample is none of ours. */
function englishIn(text: string): string[] {
  const all = bare(text)
  return [...englishSentences()].filter((sentence) => all.includes(bare(sentence)))
}

test('the detector finds English where there is some', () => {
  expect(englishIn(textsIn(english).join(' ')).length).toBeGreaterThan(100)
})

test('no sentence of the report is English', () => {
  expect(englishIn(textsIn(german).join(' '))).toEqual([])
})

test('no sentence of its PDF is English, and it says its language', async () => {
  const { texts, pdf: read } = await readPdf(pdf)
  const { info } = await read.getMetadata()

  expect(englishIn(texts.join(' '))).toEqual([])
  expect(info).toMatchObject({ Language: 'de' })
})

test.each(['docx', 'pptx'] as const)('no sentence of its %s is English, and it says its language', async (format) => {
  const file = openOffice(await writeReport(german, format, 'a4'))
  const parts = file
    .names()
    .filter((name) => /\.xml$/.test(name))
    .map((name) => file.text(name))
  const text = parts.join(' ').replace(/<[^>]+>/g, ' ')

  expect(englishIn(text)).toEqual([])
  expect(parts.join(' ')).toContain('de-DE')
})

test('figures, ids and their order are those of the English report', () => {
  const figures = (held: unknown): unknown[] => {
    if (typeof held === 'number' || typeof held === 'boolean') return [held]
    if (held === null || typeof held !== 'object') return []
    return Object.entries(held).flatMap(([key, each]) => (key === 'id' ? [each] : figures(each)))
  }
  const { summary: _ours, ...rest } = german
  const { summary: _theirs, ...others } = english

  expect(figures(rest)).toEqual(figures(others))
})

test('the same report gives the same bytes', async () => {
  const again = await renderDocument(wholeReport(someSheet, { locale: 'de' }), 'a4')

  expect(Buffer.compare(again, pdf)).toBe(0)
})
