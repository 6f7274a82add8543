import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainOf } from '#app/core/rich-text/rich-text.ts'
import { type Arrangement, arrangeSections, commentOn, proposedText } from '#app/report/model/arrange.ts'
import { FIXED_SECTIONS, SECTIONS, SUMMARY_PARTS } from '#app/report/model/report-fields.ts'
import { orderSections, sectionsOf } from '#app/report/model/sections.ts'
import { findPointFaults, MOST_IN_POINT, readPoints, writePoints } from '#app/report/model/summary-points.ts'
import { renderDocument } from '#app/report/render-document.server.tsx'
import { readPdf } from './support/read-pdf.ts'
import { emptySheet, reportOf, someSheet } from './support/sample-report.ts'

const model = reportOf(someSheet)
const arrange = (change: Partial<Arrangement>) =>
  arrangeSections(model, { sectionOrder: [], hidden: [], paper: 'a4', texts: {}, ...change })

test('sections stand as was wished; what the wish does not name follows what it usually follows', () => {
  const wished = ['schedule', 'gone', 'method', 'schedule', 'limits', 'use-cases']

  const ordered = orderSections(wished)

  expect([...ordered].sort()).toEqual([...SECTIONS].sort())
  const pairs = [
    ['schedule', 'actions'],
    ['schedule', 'method'],
    ['method', 'dimensions'],
    ['limits', 'use-cases'],
    ['use-cases', 'homework'],
  ]
  for (const [first = '', then = ''] of pairs) {
    expect(ordered.indexOf(first as 'method')).toBeLessThan(ordered.indexOf(then as 'method'))
  }
  expect(orderSections([])).toEqual(SECTIONS)
})

test('what law and honesty need cannot be switched off, and what says nothing is left out', () => {
  const all = sectionsOf(arrange({ hidden: [] }))
  const least = sectionsOf(arrange({ hidden: [...SECTIONS] }))

  expect(all).toEqual(sectionsOf(model))
  expect(least).toEqual(FIXED_SECTIONS.filter((id) => all.includes(id)))
  expect(least).toContain('limits')
  expect(all).not.toContain('team')
  expect(sectionsOf(reportOf(emptySheet))).not.toContain('actions')
})

test('no figure changes, whatever is arranged', () => {
  const texts = { 'section:method': '**Ours**', 'dimension:data': 'b', 'summary:headline': 'Begin.' }
  const { arranged, summary, ...rest } = arrange({ sectionOrder: ['limits'], hidden: ['glossary'], texts })
  const { summary: usual, ...before } = model

  expect(rest).toEqual(before)
  expect({ ...summary, headline: usual.headline, edited: undefined }).toEqual({ ...usual, edited: undefined })
  expect(arranged?.paper).toBe('a4')
})

test('comments stand beside what they are about; what was taken back, or is about nothing known, is gone', () => {
  const texts = { 'technique:rag': 'Not *yet*.', 'action:a': ' \n', 'summary:gaps': '- x', 'other:x': 'y' }

  const arranged = arrange({ texts })

  expect(plainOf(commentOn(arranged, 'technique:rag') ?? [])).toBe('Not *yet*.')
  expect(Object.keys(arranged.arranged?.comments ?? {})).toEqual(['technique:rag'])
  expect(commentOn(model, 'technique:rag')).toBeNull()
})

test('the summary in somebody’s words; each part by itself, and without words what is proposed', () => {
  const texts = {
    'summary:headline': '  Start with data. ',
    'summary:gaps': '- **No owner:** nobody keeps the list.\n- Consent',
    'summary:next-steps': '1. **Name one**\n2. Ask the agency.',
    'summary:strengths': '',
  }

  const { summary } = arrange({ texts })

  expect(summary.headline).toBe('Start with data.')
  expect(summary.gaps).toEqual([
    { capability: 'gaps-1', name: 'No owner', text: 'nobody keeps the list.' },
    { capability: 'gaps-2', name: 'Consent', text: '' },
  ])
  expect(summary.nextSteps.map(({ name }) => name)).toEqual(['Name one', 'Ask the agency.'])
  expect(summary.strengths).toEqual(model.summary.strengths)
  expect(summary.edited).toEqual(['headline', 'gaps', 'next-steps'])
})

test('what is proposed comes back as it was when it is typed unchanged', () => {
  const texts = Object.fromEntries(SUMMARY_PARTS.map((part) => [`summary:${part}`, proposedText(model.summary, part)]))
  const { summary } = arrange({ texts })
  const shown = (notes: readonly { name: string; text?: string; detail?: string }[]) =>
    notes.map(({ name, text, detail }) => [name, text ?? detail])

  expect(summary.headline).toBe(model.summary.headline)
  expect(shown(summary.strengths)).toEqual(shown(model.summary.strengths))
  expect(shown(summary.gaps)).toEqual(shown(model.summary.gaps))
  expect(shown(summary.nextSteps)).toEqual(shown(model.summary.nextSteps))
  const word = fc.string({ unit: fc.constantFrom(...'ab*_`[]()\\<{}|#>1.'), minLength: 1 })
  fc.assert(
    fc.property(word, word, (name, text) => {
      const points = [{ name: `x${name}x`, text: `y${text}` }]
      expect(readPoints(writePoints(points))).toEqual(points)
    }),
  )
})

test('too many points, long ones and links are named', () => {
  expect(findPointFaults('- a\n- b\n- c\n- d')).toEqual([])
  expect(findPointFaults('- a\n- b\n- c\n- d\n- e')).toEqual([{ kind: 'tooMany', most: 4, is: 5 }])
  expect(findPointFaults(`- a\n- **${'b'.repeat(MOST_IN_POINT)}** c`)).toEqual([
    { kind: 'pointTooLong', most: MOST_IN_POINT, is: MOST_IN_POINT + 1, point: 2 },
  ])
  expect(findPointFaults('- [a](https://b.example)')).toEqual([{ kind: 'pointLink', point: 1 }])
})

test('the PDF follows the order and the switches, and says the comments in full', { timeout: 120_000 }, async () => {
  const [dimension] = model.dimensions
  const [technique] = model.techniques.flatMap(({ rows }) => rows)
  const [action] = model.roadmap?.actions ?? []
  const long = Array.from({ length: 60 }, (_, at) => `- Point **${at + 1}** of what we saw in the workshop.`).join('\n')
  const texts = {
    'section:schedule': 'Weeks are *calendar* weeks.',
    [`dimension:${dimension?.id}`]: `${long}\n\nSee [the minutes](https://minutes.example/day-1).`,
    [`technique:${technique?.id}`]: 'Bought, not built.',
    [`action:${action?.id}`]: 'The agency helps.',
  }
  const arranged = arrange({ sectionOrder: ['limits', 'schedule', ...SECTIONS], hidden: ['glossary', 'claims'], texts })

  const { texts: pages, pages: sheets } = await readPdf(await renderDocument(arranged, 'a4'))

  const { labels } = model
  // Behind the cover, the summary and the contents.
  const pageOf = (words: string) => pages.findIndex((page, at) => at > 2 && page.includes(words))
  expect(pageOf(labels.limits)).toBe(3)
  expect(pageOf(model.roadmap?.title ?? 'none')).toBe(4)
  expect(pageOf(labels.glossary)).toBe(-1)
  const all = pages.join(' ')
  for (const said of [
    'Weeks are *calendar* weeks.',
    'Point 60 of',
    'See the minutes .',
    'Bought, not built.',
    'The agency helps.',
  ]) {
    expect(all.replace(/\s+/g, ' ')).toContain(said)
  }
  const links = (await Promise.all(sheets.map((page) => page.getAnnotations()))).flat()
  expect(links.map(({ url }) => url)).toContain('https://minutes.example/day-1')
})
