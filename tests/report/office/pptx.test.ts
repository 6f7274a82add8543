import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Measure } from '#app/charts/svg/xml.ts'
import { loadMeasure } from '#app/report/charts/rasterise.server.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { writeReport } from '#app/report/office/render-office.server.ts'
import { fullReport, hugeReport } from '../support/full-report.ts'
import { convert, hasOffice } from '../support/libre-office.ts'
import { openOffice } from '../support/open-office.ts'
import { readSlides } from '../support/read-slides.ts'
import { emptySheet, reportOf, someSheet } from '../support/sample-report.ts'
import { workedOnReport } from '../support/worked-on-report.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const REPORTS: Record<string, () => ReportModel> = {
  'a report with everything': fullReport,
  'a report without a register or pilots': () => reportOf(someSheet),
  'a report without an answer': () => reportOf(emptySheet),
  'a report of a hundred actions with words that hardly break': hugeReport,
  'a draft that people wrote into': workedOnReport,
}
const [WIDTH, HEIGHT] = [13.333, 7.5]

let measure: Measure

beforeAll(async () => {
  measure = await loadMeasure()
})

describe.each(Object.entries(REPORTS))('%s', (_, make) => {
  let bytes: Uint8Array
  let slides: ReturnType<typeof readSlides>

  beforeAll(async () => {
    bytes = await writeReport(make(), 'pptx', 'a4')
    slides = readSlides(bytes)
  })

  test('is eight slides, one more on changes and one on values, each with a title and notes that name their source', () => {
    const { changes, priority } = make()
    expect(openOffice(bytes).faults()).toEqual([])
    expect(slides).toHaveLength(8 + (changes ? 1 : 0) + (priority ? 1 : 0))
    for (const { title, notes } of slides) {
      expect(title).not.toBe('')
      expect(notes).toContain('Source: ')
    }
  })

  test('nothing leaves its box or the slide', () => {
    for (const { boxes } of slides) {
      for (const { text, x, y, width, height } of boxes) {
        expect({ text, fits: x >= 0 && y >= 0 && x + width <= WIDTH && y + height <= HEIGHT }).toEqual({
          text,
          fits: true,
        })
      }
      for (const box of boxes)
        expect({ text: box.text, over: overflowOf(box, measure) }).toEqual({ text: box.text, over: 0 })
    }
  })

  test('titles have room in a typeface that is a third wider than ours, too', () => {
    const wider: Measure = (text, font) => measure(text, font) * 1.3
    for (const { title, boxes } of slides.slice(1)) {
      const box = boxes.find(({ text }) => text === title)
      expect({ title, over: box && overflowOf(box, wider) }).toEqual({ title, over: 0 })
    }
  })

  test('no box stands on another', () => {
    for (const { title, boxes } of slides) {
      const clashes = boxes.flatMap((one, index) =>
        boxes.slice(index + 1).flatMap((other) => (overlap(one, other) ? [[title, one.text, other.text]] : [])),
      )
      expect(clashes).toEqual([])
    }
  })

  test('every picture and chart has words for those who do not see it', () => {
    for (const { alts } of slides) for (const alt of alts) expect(alt).not.toBe('')
  })

  test('the same report gives the same bytes', async () => {
    expect(Buffer.compare(await writeReport(make(), 'pptx', 'a4'), bytes)).toBe(0)
  })
})

test('the slides answer, ask, and say what comes next', async () => {
  const model = fullReport()
  const slides = readSlides(await writeReport(model, 'pptx', 'a4'))
  const texts = slides.map(({ boxes }) => boxes.map(({ text }) => text).join('\n'))

  expect(slides[1]?.title).toBe(model.summary.headline)
  expect(texts[1]).toContain(model.summary.ask.map(({ text }) => text).join(''))
  expect(slides[2]?.title).toBe(`Readiness is ${model.summary.readiness?.text} of 100`)
  expect(texts[3]).toContain(model.useCases.rows[0]?.name)
  expect(texts[5]).toContain('AI literacy')
  expect(slides[7]?.title).toContain(model.summary.candidate?.name)
})

test('a draft is marked on every slide, and what people wrote is spoken, and shown where it is short', async () => {
  const bytes = await writeReport(workedOnReport(), 'pptx', 'a4')
  const slides = readSlides(bytes)
  const notes = slides.map((slide) => slide.notes)
  const shown = slides.map(({ boxes }) => boxes.map(({ text }) => text).join('\n'))
  const masters = [2, 3].map((number) => openOffice(bytes).text(`ppt/slideLayouts/slideLayout${number}.xml`))

  for (const master of masters) expect(master).toContain('>Draft</a:t>')
  expect(slides[2]?.title).toBe('What changed since version 1.0')
  expect(shown[2]).toContain('more rows')
  expect(notes[2]).toContain('- Section 14 has another comment.')
  expect(notes[0]).toContain('Our comment · Scope and method: We spoke with four people.')
  expect(shown[4]).toContain('Begin with texts: that team has the hours.')
  expect(slides[5]?.alts.join()).toContain('12,000 €')
  expect(shown[6]).not.toContain('Donaudampfschiff')
  expect(notes[6]).toContain('Donaudampfschiff')
  expect(notes[8]).toContain('The works council meets in January.')
})

test('what is left out of a report is spoken of on no slide', async () => {
  const report = workedOnReport()
  const arranged = report.arranged && {
    ...report.arranged,
    sections: report.arranged.sections.filter((id) => id !== 'use-cases'),
  }
  const slides = readSlides(await writeReport({ ...report, ...(arranged && { arranged }) }, 'pptx', 'a4'))

  expect(slides.map(({ notes }) => notes).join()).not.toContain('that team has the hours')
})

type Box = ReturnType<typeof readSlides>[number]['boxes'][number]

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width - 0.01 && b.x < a.x + a.width - 0.01 && a.y < b.y + b.height - 0.01 && b.y < a.y + a.height - 0.01

/** Points by which the words are higher than their box. */
function overflowOf({ paragraphs, width, height, inset }: Box, width_: Measure): number {
  const needed = paragraphs.reduce((sum, { text, size, isBold, before }) => {
    const lines = linesOf(text, (width - 2 * inset) * 72, (part) => width_(part, { size, isBold }))
    return sum + before + lines * size * 1.22
  }, 0)
  return Math.max(0, Math.round(needed - (height - 2 * inset) * 72 - 1))
}

function linesOf(text: string, room: number, width: (part: string) => number): number {
  let [lines, used] = [1, 0]
  for (const word of text.split(' ')) {
    const wide = width(`${word} `)
    if (used > 0 && used + width(word) > room) {
      lines += 1
      used = 0
    }
    if (width(word) > room) lines += Math.ceil(width(word) / room) - 1
    used += wide > room ? wide % room : wide
  }
  return lines
}

describe.skipIf(!hasOffice())('in LibreOffice (skipped where it is not installed)', () => {
  test('the slides open as eight pages', async () => {
    const pdf = await convert(await writeReport(fullReport(), 'pptx', 'a4'), { from: 'pptx', to: 'pdf' })

    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(8)
  })
})
