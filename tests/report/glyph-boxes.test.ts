import { beforeAll, describe, expect, test, vi } from 'vitest'
import { plainOf } from '#app/core/rich-text/rich-text.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { renderDocument } from '#app/report/render-document.server.tsx'
import { type Paper, page, text } from '#app/report/theme.ts'
import { outside, overlaps, type PageOfWords, type Words, wordsOn } from './support/glyph-boxes.ts'
import { hugeReport } from './support/huge-report.ts'
import { readPdf } from './support/read-pdf.ts'
import { someSheet } from './support/sample-report.ts'
import { wholeReport } from './support/whole-report.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

/** What must stand below a heading on its page: under a section's title more than a line that introduces it. */
const BELOW_TITLE = 55
const BELOW_HEADING = 14
const MARGINS = { side: page.side, top: page.head - 4, bottom: page.foot - 4 }

/** What is longer may go on over the end of a page, where the head of a table stands between. */
const LAST_WORDS = 14

type Case = { model: ReportModel; pages: PageOfWords[] }
const CASES: [name: string, make: () => ReportModel, paper: Paper][] = [
  ['a report with every section on A4', () => wholeReport(), 'a4'],
  ['a report with every section on Letter', () => wholeReport(), 'letter'],
  ['a German report on A4', () => wholeReport(someSheet, { locale: 'de' }), 'a4'],
  ['a German report on Letter', () => wholeReport(someSheet, { locale: 'de' }), 'letter'],
  ['a huge German report on A4', () => hugeReport('de'), 'a4'],
  ['a huge report on A4', () => hugeReport(), 'a4'],
  ['a huge report on Letter', () => hugeReport(), 'letter'],
]

describe.each(CASES)('%s', (_, make, paper) => {
  let read: Case

  beforeAll(async () => {
    const model = make()
    const { pages } = await readPdf(await renderDocument(model, paper))
    read = { model, pages: await Promise.all(pages.map(wordsOn)) }
  })

  test('nothing stands on anything else', () => {
    expect(read.pages.flatMap((one) => overlaps(one).map((pair) => `page ${one.number}: ${pair}`))).toEqual([])
  })

  test('nothing stands outside of the margins', () => {
    expect(read.pages.flatMap((one) => outside(one, MARGINS).map((words) => `page ${one.number}: ${words}`))).toEqual(
      [],
    )
  })

  test('no page is empty, and none ends with a heading', () => {
    for (const one of read.pages.slice(1)) expect(contentOf(one).length, `page ${one.number}`).toBeGreaterThan(2)
    expect(read.pages.flatMap(orphanOn)).toEqual([])
  })

  test('no page ends with the head of a comment', () => {
    const label = read.model.arranged?.commentLabel
    expect(read.pages.filter((one) => lowestOf(contentOf(one))?.text === label).map(({ number }) => number)).toEqual([])
  })

  test('no word of an answer, a note, an action or a duty is missing', () => {
    const all = bare(read.pages.flatMap((one) => contentOf(one).map(({ text: words }) => words)).join(' '))
    for (const words of writtenIn(read.model)) expect(all.includes(bare(words)), words).toBe(true)
  })
})

/** Without the running head and the foot. */
function contentOf({ words, height }: PageOfWords): Words[] {
  return words.filter(({ top, bottom }) => top > page.head + 12 && bottom < height - page.foot - 14)
}

function lowestOf(content: readonly Words[]): Words | undefined {
  return [...content].sort((a, b) => b.bottom - a.bottom)[0]
}

function orphanOn(one: PageOfWords): string[] {
  const content = contentOf(one)
  const isHeading = ({ size }: Words) => size > text.lead.fontSize
  const last = content.filter(isHeading).sort((a, b) => b.bottom - a.bottom)[0]
  if (!last) return []
  const least = last.size >= text.section.fontSize ? BELOW_TITLE : BELOW_HEADING
  const lowest = Math.max(...content.filter((words) => !isHeading(words)).map(({ bottom }) => bottom))
  return lowest - last.bottom >= least ? [] : [`page ${one.number}: ${last.text}`]
}

function writtenIn({ appendix, roadmap, governance, techniques, useCases, arranged }: ReportModel): string[] {
  return [
    ...Object.values(arranged?.comments ?? {})
      .flatMap((comment) => plainOf(comment).split('\n'))
      .flatMap((line) => [line.slice(0, LAST_WORDS), line.slice(-LAST_WORDS)]),
    ...appendix.answers.flatMap(({ rows }) =>
      rows.flatMap(({ ask, answer, note }) => [ask, answer, note.slice(-LAST_WORDS)]),
    ),
    ...(roadmap?.actions ?? []).flatMap(({ name, done, who, reasons, phase }) => [
      name,
      done,
      who,
      ...(phase === 'scale' ? [] : reasons),
    ]),
    ...(governance?.duties?.rows ?? []).flatMap(({ duty, systems, when }) => [duty, systems, when]),
    ...techniques.flatMap(({ rows }) => rows.flatMap(({ name, between }) => [name, between])),
    ...useCases.rows.flatMap(({ name, between }) => [name, between]),
  ]
}

/** Whatever the ends of lines did to it. */
function bare(text: string): string {
  return text.replace(/[\s\u00a0-]+/g, '')
}
