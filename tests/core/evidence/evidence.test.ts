import { expect, test } from 'vitest'
import type { GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import { type Backing, isClaimed } from '#app/core/assessment/is-claimed.ts'
import { fileKindOf } from '#app/core/clients/file-kind.ts'
import { firstLines } from '#app/core/evidence/first-lines.ts'
import { readLink } from '#app/core/evidence/read-link.ts'

const NOTHING = { evidence: '', pieces: 0 }

test.each<[string, GivenAnswer | undefined, Backing, boolean]>([
  ['a level of 3 that nothing shows is claimed', 3, NOTHING, true],
  ['so is one of 4', 4, NOTHING, true],
  ['below that there is little to show', 2, NOTHING, false],
  ['words on where it can be seen are evidence', 3, { ...NOTHING, evidence: 'The plan, page 3' }, false],
  ['spaces are none', 3, { ...NOTHING, evidence: ' \n' }, true],
  ['a file or a link is evidence', 4, { ...NOTHING, pieces: 1 }, false],
  ['not sure claims nothing', 'unsure', NOTHING, false],
  ['nor does an option', 'yes', NOTHING, false],
  ['nor what is not answered', undefined, NOTHING, false],
])('%s', (_, given, backing, expected) => {
  expect(isClaimed(given, backing)).toBe(expected)
})

test.each([
  ['https://example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
  ['HTTP://Example.com', 'http://example.com/'],
  ['example.com/plan', 'https://example.com/plan'],
  ['https://müller.example/ä', 'https://xn--mller-kva.example/%C3%A4'],
  ['javascript:alert(1)', null],
  ['data:text/html,<p>', null],
  ['ftp://example.com/', null],
  ['file:///etc/passwd', null],
  ['https:example.com', null],
  ['//example.com', null],
  ['https://user:word@example.com/', null],
  ['https://user@example.com/', null],
  ['https://localhost/', null],
  ['https://exa mple.com/', null],
  ['https://example.com/\u202efdp', null],
  [`https://example.com/${'a'.repeat(2_000)}`, null],
  ['', null],
])('the address %j is kept as %j', (typed, kept) => {
  expect(readLink(typed)).toBe(kept)
})

test('a text shows how it begins, in whatever encoding it came', () => {
  const many = Array.from({ length: 9 }, (_, at) => `line ${at}`)

  expect(firstLines(Buffer.from(many.join('\r\n')))).toBe(many.slice(0, 6).join('\n'))
  expect(firstLines(Buffer.from('Größe', 'latin1'))).toBe('Größe')
  expect(firstLines(Buffer.from(`${'ä'.repeat(900)}`))).toBe(`${'ä'.repeat(400)}…`)
  expect(firstLines(Buffer.from(`${'a'.repeat(1_599)}ä`))).toBe(`${'a'.repeat(400)}…`)
})

test('slides are known by their own folder, and refused with macros', () => {
  const slides = (more = '') => Buffer.from(`PK\x03\x04[Content_Types].xml ppt/presentation.xml${more}`, 'latin1')

  expect(fileKindOf('a.pptx', slides())).toBe('pptx')
  expect(fileKindOf('a.pptx', slides('vbaProject.bin'))).toBeNull()
  expect(fileKindOf('a.docx', slides())).toBeNull()
})
