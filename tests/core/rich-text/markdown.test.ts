import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Inline, readInline } from '#app/core/rich-text/inline.ts'
import { type Block, readMarkdown } from '#app/core/rich-text/markdown.ts'
import { escapeMarkdown, fillText, markdownTable, openNames, sayOpenNames } from '#app/core/trust/fill-text.ts'
import { cases } from '#tests/support/cases.ts'

const said = (text: string) => ({ kind: 'text', text })

/** All that a reader would see of it. */
function plain(parts: readonly (Block | Inline)[]): string {
  return parts
    .map((part): string => {
      if ('text' in part) return part.text
      if ('inlines' in part) return plain(part.inlines)
      if ('children' in part) return plain(part.children)
      if (part.kind === 'list')
        return part.items.map(({ inlines, below }) => plain([...inlines, ...(below ? [below] : [])])).join(' ')
      if (part.kind === 'table') return [part.head, ...part.rows].flat().map(plain).join(' ')
      return part.kind === 'quote' ? plain(part.blocks) : ' '
    })
    .join('')
}

test('paragraphs, headings, quotes and rules', () => {
  expect(
    readMarkdown('One\nline.\n\n### Three\n##### Five #\n\n> Said\n> so.\n\n---\n').map(({ kind }) => kind),
  ).toEqual(['paragraph', 'heading', 'heading', 'quote', 'rule'])
  expect(readMarkdown('One\nline.')).toEqual([{ kind: 'paragraph', inlines: [said('One line.')] }])
  expect(readMarkdown('##### Five #')).toEqual([{ kind: 'heading', depth: 4, inlines: [said('Five')] }])
})

test('lists go on over lines, and have a second level', () => {
  expect(readMarkdown('1. One\n   goes on\n2. Two\n   - below\n   - again\n3. Three')).toEqual([
    {
      kind: 'list',
      isOrdered: true,
      items: [
        { inlines: [said('One goes on')], below: null },
        {
          inlines: [said('Two')],
          below: {
            kind: 'list',
            isOrdered: false,
            items: [
              { inlines: [said('below')], below: null },
              { inlines: [said('again')], below: null },
            ],
          },
        },
        { inlines: [said('Three')], below: null },
      ],
    },
  ])
})

test('a row of a table has as many cells as its head, and a bar can be written', () => {
  expect(readMarkdown('| A | B |\n| --- | :-: |\n| a \\| b |\n| 1 | 2 | 3 |')).toEqual([
    {
      kind: 'table',
      head: [[said('A')], [said('B')]],
      rows: [
        [[said('a | b')], []],
        [[said('1')], [said('2')]],
      ],
    },
  ])
})

test('strong, emphasis, code, links and line ends', () => {
  expect(readInline('**a *b* c** `{x}` <https://a.example> \\*d\\*  \ne')).toEqual([
    { kind: 'strong', children: [said('a '), { kind: 'em', children: [said('b')] }, said(' c')] },
    said(' '),
    { kind: 'code', text: '{x}' },
    said(' '),
    { kind: 'link', href: 'https://a.example', children: [said('https://a.example')] },
    said(' *d*'),
    { kind: 'break' },
    said('e'),
  ])
})

test.each(['https://a.example/b', 'mailto:a@b.example', '/trust', '#rights'])('a link may lead to %s', (href) => {
  expect(readInline(`[there](${href})`)).toEqual([{ kind: 'link', href, children: [said('there')] }])
})

test.each([
  'javascript:alert`1`',
  'JaVaScRiPt:x',
  'data:text/html,x',
  '//evil.example',
  'vbscript:x',
  '\\evil',
  'x.html',
])('a link to %s stays text', (href) => {
  expect(readInline(`[there](${href})`).some(({ kind }) => kind === 'link')).toBe(false)
})

test('HTML is text', () => {
  const html = '<script>alert(1)</script> <img src=x onerror=y> <a href="javascript:z">z</a>'

  expect(readMarkdown(html)).toEqual([{ kind: 'paragraph', inlines: [said(html)] }])
})

test('a name is filled with text, never with Markdown or another name; an unknown one stays open', () => {
  const filled = fillText('At {company}, {place}.\n\n{list}', {
    values: { company: '**A** | [b](https://c.example) {place} <i>' },
    blocks: { list: markdownTable(['X'], [[escapeMarkdown('a|b')]]) },
  })

  expect(openNames(filled.replaceAll('\\{', ''))).toEqual(['place'])
  expect(readMarkdown(filled)).toEqual([
    {
      kind: 'paragraph',
      inlines: [said('At **A** | [b](https://c.example) {place} <i>, '), { kind: 'blank', name: 'place' }, said('.')],
    },
    { kind: 'table', head: [[said('X')]], rows: [[[said('a|b')]]] },
  ])
  expect(plain(readMarkdown(sayOpenNames('In {place}.', (name) => `no ${name}`)))).toBe('In [no place].')
})

test.each(['1. FC Muster', '- Muster', '+43 1', '2) Muster', '# 1'])(
  'a line that begins with the value %j is a paragraph',
  (value) => {
    expect(readMarkdown(fillText('{a}', { values: { a: value }, blocks: {} }))).toEqual([
      { kind: 'paragraph', inlines: [said(value)] },
    ])
  },
)

test('whatever somebody writes is read without a fault, and a plain value comes out as it went in', () => {
  const odd = fc.string({ unit: fc.constantFrom(...'ab *_`[](){}|#>-1.\\<\n'), maxLength: 60 })
  fc.assert(
    fc.property(odd, (text) => {
      readMarkdown(text)
    }),
    { numRuns: cases(2_000) },
  )
  fc.assert(
    fc.property(odd, (text) => {
      const value = text.replaceAll('\n', ' ')
      expect(plain(readMarkdown(`x${fillText('{a}', { values: { a: value }, blocks: {} })}x`))).toBe(`x${value}x`)
    }),
    { numRuns: cases(2_000) },
  )
})
