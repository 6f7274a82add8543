import { expect, test } from 'vitest'
import type { DraftModel } from '#app/report/draft/draft-model.ts'
import { writeDocx } from '#app/server/papers/write-docx.server.ts'
import { openZip } from '#app/server/spreadsheet/unzip.server.ts'

const DRAFT: DraftModel = {
  locale: 'en',
  madeOn: '2026-11-22',
  company: 'Müller & Söhne <GmbH>',
  title: 'Draft of an impact assessment',
  subtitle: 'Ask Brand, as of 22 Nov 2026',
  intro: ['An introduction.'],
  sections: [
    {
      title: '1. What is done',
      about: 'About it.',
      source: 'GDPR 35(7)(a)',
      entries: [
        { name: 'Purposes', source: 'GDPR 30(1)', lines: [{ kind: 'said', text: 'First line\nsecond line' }] },
        {
          name: 'Security',
          source: '',
          lines: [{ kind: 'open', text: 'To be answered by IT: Which\u0000 measures?' }],
        },
      ],
    },
  ],
  closing: 'Not legal advice.',
}

const partOf = (name: string) => openZip(writeDocx(DRAFT)).text(name)

test('a draft is a document of Word with its headings as an outline', () => {
  const text = partOf('word/document.xml')
  expect(text).toContain('<w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t xml:space="preserve">1. What is done</w:t>')
  expect(text).toContain('<w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t xml:space="preserve">Purposes</w:t>')
  expect(partOf('word/styles.xml')).toContain('<w:outlineLvl w:val="0"/>')
  for (const name of ['[Content_Types].xml', '_rels/.rels', 'word/_rels/document.xml.rels', 'docProps/core.xml']) {
    expect(partOf(name)).toMatch(/^<\?xml /)
  }
})

test('what nobody knows stands in a style of its own', () => {
  expect(partOf('word/document.xml')).toContain('<w:pStyle w:val="Open"/>')
})

test('signs of XML, line ends and characters without a place come through as they should', () => {
  const text = partOf('word/document.xml')
  expect(text).toContain('Müller &amp; Söhne &lt;GmbH&gt;')
  expect(text).toContain('First line</w:t><w:br/><w:t xml:space="preserve">second line')
  expect(text).toContain('Which measures?')
})

test('equal drafts give equal bytes', () => {
  expect(writeDocx(DRAFT)).toEqual(writeDocx(DRAFT))
})
