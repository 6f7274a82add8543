import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { findRichFaults, MOST_CHARACTERS } from '#app/core/rich-text/rich-faults.ts'
import { plainOf, type RichSpan, readRichText } from '#app/core/rich-text/rich-text.ts'
import { cases } from '#tests/support/cases.ts'

const paragraph = (...spans: RichSpan[]) => ({ kind: 'paragraph', spans })
const list = (isOrdered: boolean, ...items: string[]) => ({
  kind: 'list',
  isOrdered,
  items: items.map((text) => [{ text }]),
})

test('an empty line begins a paragraph, the end of a line ends a line', () => {
  expect(readRichText('One\ntwo \r\nthree\n\nfour\n\n\n')).toEqual([
    paragraph({ text: 'One\ntwo\nthree' }),
    paragraph({ text: 'four' }),
  ])
  expect(readRichText(' \n\n')).toEqual([])
})

test('bold and links, in one another too', () => {
  expect(readRichText('a **b [c](https://d.example) e** <mailto:f@g.example>')).toEqual([
    paragraph(
      { text: 'a ' },
      { text: 'b ', strong: true },
      { text: 'c', strong: true, href: 'https://d.example' },
      { text: ' e', strong: true },
      { text: ' ' },
      { text: 'f@g.example', href: 'mailto:f@g.example' },
    ),
  ])
})

test('lists with dashes, numbers or pasted bullets; one in another goes on in the outer one', () => {
  expect(readRichText('So:\n- a\n- b\n  - c\n\n1. d\n2. e\n\n•\tf\n• g')).toEqual([
    paragraph({ text: 'So:' }),
    list(false, 'a', 'b', 'c'),
    list(true, 'd', 'e'),
    list(false, 'f', 'g'),
  ])
})

test('what begins with a year, a dash before a number or a lone star is no list', () => {
  for (const text of ['2026. A good year.', '-5 % in May', '* ', '5 * 3 * 2', '**', '- ']) {
    expect(readRichText(text)).toEqual([paragraph({ text: text.trim() })])
  }
})

test.each([
  '# Not a heading',
  '| not | a table |\n| --- | --- |',
  '> not a quote',
  '---',
  '`x` and *y* and {client}',
  '<script>alert(1)</script>',
  '[a](javascript:alert`1`)',
  '[a](/assessments)',
  '[a](#top)',
  '[a](//evil.example)',
  '[a](https://)',
])('%j is text', (text) => {
  expect(readRichText(text)).toEqual([paragraph({ text })])
})

test('a link to somewhere else, and a text that is too long, are named', () => {
  expect(findRichFaults('[a](https://b.example) **c** [d](mailto:e@f.example)')).toEqual([])
  expect(findRichFaults('[a](www.b.example), [c](www.b.example), [d](javascript:e), [f](https://g h)')).toEqual([
    { kind: 'link', href: 'www.b.example' },
    { kind: 'link', href: 'javascript:e' },
    { kind: 'link', href: 'https://g h' },
  ])
  expect(findRichFaults('x'.repeat(MOST_CHARACTERS))).toEqual([])
  expect(findRichFaults('x'.repeat(MOST_CHARACTERS + 1))).toEqual([
    { kind: 'tooLong', most: MOST_CHARACTERS, is: MOST_CHARACTERS + 1 },
  ])
})

test('whatever somebody writes is read, leads nowhere else, and shows only what was written', () => {
  const piece = fc.constantFrom(...'ab *_`[](){}|#>-1.\\<\n', 'https://x', 'javascript:', '**', '\n- ', '](')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const source = pieces.join('')
      const text = readRichText(source)
      const spans = text.flatMap((block) => (block.kind === 'list' ? block.items.flat() : block.spans))

      expect(spans.every(({ href = 'https://x' }) => /^https?:|^mailto:/.test(href))).toBe(true)
      expect(isWithin(letters(plainOf(text)), letters(source))).toBe(true)
    }),
    { numRuns: cases(2_000) },
  )
})

const letters = (text: string) => [...text].filter((sign) => /\S/.test(sign))

/** Whether all of `some` stands in `all`, in this order. */
function isWithin(some: readonly string[], all: readonly string[]): boolean {
  let at = 0
  for (const sign of all) if (sign === some[at]) at += 1
  return at === some.length
}
