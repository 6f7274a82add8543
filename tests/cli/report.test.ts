import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest'
import { reportCommand } from '#cli/report.tsx'
import { readPdf } from '#tests/report/support/read-pdf.ts'
import { beginner } from '#tests/report/support/sample-report.ts'

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

  expect(JSON.parse(written('first.json').toString()).summary.candidate.id).toBe('uc-support-chatbot')
  expect(written('second.json')).toEqual(written('first.json'))
})

test.each([
  ['deck.pptx', [], { field: 'out', message: 'Reports as pptx are not made yet; choose .pdf or .json.' }],
  ['report.docx', [], { field: 'out', message: 'Reports as docx are not made yet; choose .pdf or .json.' }],
  ['report.txt', [], { field: 'out', message: 'The file must end in .pdf or .json.' }],
  ['report.pdf', ['--on', '2026-02-31'], { field: 'on', message: '2026-02-31 is not a date; write yyyy-mm-dd.' }],
  ['report.pdf', ['--lang', 'de'], { field: 'lang', message: 'Reports are not written in de yet; choose en.' }],
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
