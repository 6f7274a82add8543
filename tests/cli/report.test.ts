import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { reportCommand } from '#cli/report.tsx'
import { openOffice } from '#tests/report/support/open-office.ts'
import { readPdf } from '#tests/report/support/read-pdf.ts'
import { beginner } from '#tests/report/support/sample-report.ts'
import { answersOf } from '#tests/support/ai-act-rules.ts'

const folder = mkdtempSync(join(tmpdir(), 'report-'))
const answers = join(folder, 'answers.json')
writeFileSync(answers, JSON.stringify(beginner))

let errors: string
let standardError: { mockRestore(): void }

beforeEach(() => {
  errors = ''
  standardError = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    errors += text
    return true
  })
})
afterEach(() => {
  standardError.mockRestore()
})
afterAll(() => rmSync(folder, { recursive: true }))

const report = (out: string, ...more: string[]) =>
  reportCommand(['--in', answers, '--out', join(folder, out), '--on', '2026-11-23', ...more])

const written = (out: string) => readFileSync(join(folder, out))

test('report writes a PDF that names the company and the paper asked for', async () => {
  writeFileSync(join(folder, 'brand.json'), JSON.stringify({ company: 'Käse & Söhne', accent: '#ffee88' }))

  const status = await report('roadmap.pdf', '--brand', join(folder, 'brand.json'), '--paper', 'letter')

  const { texts, pages } = await readPdf(written('roadmap.pdf'))
  expect(status).toBe(0)
  expect(errors).toMatch(/^The brand colour #ffee88 is too light to read on white; #[0-9a-f]{6} is used instead\.\n$/)
  expect(texts[0]).toContain('Käse & Söhne')
  expect(pages[0]?.getViewport({ scale: 1 }).width).toBe(612)
})

test('report writes the model as JSON, the same for the same date', async () => {
  await report('first.json', '--target', 'uc-support-chatbot')
  await report('second.json', '--target', 'uc-support-chatbot')

  const read = JSON.parse(written('first.json').toString())
  expect(read).toMatchObject({
    format: 'preflight-report-1',
    inputs: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
  })
  expect(read.summary.candidate.id).toBe('uc-support-chatbot')
  expect(written('second.json')).toEqual(written('first.json'))
})

test.each(['docx', 'pptx'])('report writes a .%s, the same for the same date', async (kind) => {
  expect(await report(`first.${kind}`)).toBe(0)
  await report(`second.${kind}`)

  expect(openOffice(written(`first.${kind}`)).faults()).toEqual([])
  expect(written(`second.${kind}`)).toEqual(written(`first.${kind}`))
})

/** A register as it is exported, with what the report does not read. */
const REGISTER = {
  format: 'preflight-register-1',
  company: 'Client GmbH',
  systems: [
    {
      id: '0193-a',
      name: 'Ranking of applications',
      status: 'live',
      country: 'de',
      answers: Object.entries(answersOf('s10')).map(([question, answer]) => ({
        part: 'ai-act',
        question,
        answer,
        source: 'person',
        ask: 'x',
      })),
      record: { number: 2, placedOn: '2026-11-20', state: 'approved' },
      triage: {},
    },
    { name: 'Old tool', status: 'retired', answers: [] },
  ],
}

test('with a register the report says where its systems stand, and what applies when', async () => {
  writeFileSync(join(folder, 'register.json'), JSON.stringify(REGISTER))

  expect(await report('with.pdf', '--register', join(folder, 'register.json'))).toBe(0)

  const text = (await readPdf(written('with.pdf'))).texts.join(' ')
  expect(text).toContain('Ranking of applications')
  expect(text).toContain('High-risk: allowed with many duties, most of them from 2 Dec 2027.')
  expect(text).toContain('Recorded as of 20 Nov 2026 and approved by a second person.')
  expect(text).not.toContain('Old tool')
})

test('the register may stand beside the answers, and counts as of the day of the report', async () => {
  writeFileSync(join(folder, 'both.json'), JSON.stringify({ ...beginner, register: REGISTER }))
  const out = join(folder, 'both.out.json')

  expect(await reportCommand(['--in', join(folder, 'both.json'), '--out', out, '--on', '2027-12-02'])).toBe(0)
  expect(JSON.parse(readFileSync(out, 'utf8')).governance.systems[0].verdict).toBe(
    'High-risk: allowed with many duties, and they apply today.',
  )
})

test('--lang writes the same report in other words', async () => {
  await report('english.json')
  await report('german.json', '--lang', 'de')

  const english = JSON.parse(written('english.json').toString())
  const german = JSON.parse(written('german.json').toString())
  expect(german.locale).toBe('de')
  expect(german.cover.title).toBe('KI-Reife des Marketings')
  expect(german.governance.intro).toContain('entstand allein aus den Antworten')
  expect(figuresIn(german)).toEqual(figuresIn(english))
})

/** All numbers, in their order. */
function figuresIn(held: unknown): number[] {
  if (typeof held === 'number') return [held]
  return held !== null && typeof held === 'object' ? Object.values(held).flatMap(figuresIn) : []
}

test('without a register the report says that it knows of none', async () => {
  await report('without.json')

  expect(JSON.parse(written('without.json').toString()).governance).toMatchObject({
    intro: expect.stringContaining('made from the answers alone, without a register'),
    systems: [],
    duties: null,
  })
})

test.each([
  [{ systems: [{ answers: [] }] }, { field: 'systems.0.name' }],
  [
    { systems: [{ name: 'Bot', answers: [{ part: 'ai-act', question: 'infres', answer: 'yes' }] }] },
    { field: 'systems.0.answers.0', message: 'There is no question "infres" in the part ai-act.' },
  ],
  [
    { systems: [{ name: 'Bot', answers: [{ part: 'privacy', question: 'personal-data', answer: 'maybe' }] }] },
    { field: 'systems.0.answers.0' },
  ],
  [[], { field: 'register' }],
])('a register that is none is refused with its first fault: %j', async (register, error) => {
  writeFileSync(join(folder, 'bad.json'), JSON.stringify(register))

  expect(await report('bad.pdf', '--register', join(folder, 'bad.json'))).toBe(1)
  expect(JSON.parse(errors).error).toMatchObject(error)
})

test.each([
  ['report.txt', [], { field: 'out', message: 'The file must end in .pdf, .docx, .pptx or .json.' }],
  ['report.pdf', ['--on', '2026-02-31'], { field: 'on', message: '2026-02-31 is not a date; write yyyy-mm-dd.' }],
  ['report.pdf', ['--lang', 'fr'], { field: 'lang', message: 'We do not speak fr; choose en or de.' }],
  ['report.pdf', ['--target', 'uc-none'], { field: 'target', message: 'There is no technique or use case uc-none.' }],
])('%s %j is bad input with one clear sentence', async (out, more, error) => {
  expect(await report(out, ...more)).toBe(1)
  expect(JSON.parse(errors)).toEqual({ error })
})

test('a brand picture that is none is refused', async () => {
  writeFileSync(join(folder, 'logo.png'), 'not a picture')
  writeFileSync(join(folder, 'logo.json'), JSON.stringify({ logo: 'logo.png' }))

  expect(await report('x.pdf', '--brand', join(folder, 'logo.json'))).toBe(1)
  expect(JSON.parse(errors).error).toEqual({
    field: 'logo',
    message:
      'logo.png is not a PNG or JPEG that can be read, of at most 1 MB and 4096 pixels a side, 64 at least on the longer one.',
  })
})

test.each([[[]], [['--in', answers]], [['--in', answers, '--out', 'x.pdf', '--paper', 'a3']], [['--what']]])(
  '%j is wrong usage',
  async (args) => {
    expect(await reportCommand(args)).toBe(2)
    expect(errors).toMatch(/^Usage: /)
  },
)
