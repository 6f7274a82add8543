import { expect, test } from 'vitest'
import { type Claim, claimsIn, unshownClaims } from '#app/core/agreement/unshown-claims.ts'
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

const BY = { disciplines: ['marketing'], isLead: false } satisfies Partial<Claim>
const LEAD: Claim = { participantId: 'lead', disciplines: [], isLead: true, level: 3, isWritten: false }
const KIM: Claim = { ...BY, participantId: 'kim', level: 4, isWritten: false }
const FINN: Claim = { ...KIM, participantId: 'finn', disciplines: ['finance'] }

test.each<[string, Claim[], number, string[]]>([
  ['of a team everybody claims whose high level nothing shows', [LEAD, KIM], 0, ['lead', 'kim']],
  ['words of one person show the level of others, and lower ones', [LEAD, { ...KIM, isWritten: true }], 0, []],
  ['words beside a lower level show no higher one', [{ ...LEAD, isWritten: true }, KIM], 0, ['kim']],
  ['nor do those beside a level of 2', [LEAD, { ...KIM, level: 2, isWritten: true }], 0, ['lead']],
  ['a file or a link shows it for everybody', [LEAD, KIM], 1, []],
  ['whoever does not count neither claims nor shows', [LEAD, { ...FINN, isWritten: true }], 0, ['lead']],
  ['unless nobody else answered', [FINN], 0, ['finn']],
  ['nobody claims below 3', [{ ...LEAD, level: 2 }], 0, []],
])('%s', (_, claims, pieces, expected) => {
  const found = unshownClaims({ disciplines: ['data', 'marketing'], section: 'data' }, claims, pieces)

  expect(found.map(({ participantId }) => participantId)).toEqual(expected)
})

test('a question has claims once anybody says a high level, and then everybody’s levels', () => {
  const told = (questionId: string, value: object, isWritten = false) => ({ questionId, value, isWritten })
  const kim = {
    id: 'kim',
    disciplines: ['data'],
    isLead: true,
    answers: [told('a', { level: 1 }), told('b', { level: 2 })],
  }
  const answers = [told('a', { level: 3 }, true), told('b', { level: 2 }), told('c', { unsure: true }), told('d', {})]
  const ann = { id: 'ann', disciplines: ['legal'], isLead: false, answers }

  expect(claimsIn([kim, ann])).toEqual({
    a: [
      { participantId: 'kim', disciplines: ['data'], isLead: true, level: 1, isWritten: false },
      { participantId: 'ann', disciplines: ['legal'], isLead: false, level: 3, isWritten: true },
    ],
  })
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
