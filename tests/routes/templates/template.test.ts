import { beforeEach, expect, test } from 'vitest'
import { openOffice } from '#tests/report/support/open-office.ts'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'

const { browser } = await testPreflight()
let guest: Browser
let base: string
beforeEach(async () => {
  guest = browser()
  base = `/assessments/${await guest.start({ company: 'Müller & Söhne' })}/templates`
})

const read = async (path: string, reader = guest) => {
  const response = await reader.get(`${base}/${path}`)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

test('a sheet opens before anything is answered, and says so', async () => {
  const { status, text } = await read('kpi-sheet')

  expect(status).toBe(200)
  expect(text).toContain('Müller &amp; Söhne')
  expect(text).toContain('Not answered yet')
})

test('the use case in the address fills the page and the file', async () => {
  const page = await read('kpi-sheet?useCase=uc-support-chatbot')
  const file = await read('kpi-sheet.md?useCase=uc-support-chatbot')

  expect(page.text).toContain('Simple tickets per 100 visitors to help')
  expect(file.text).toContain('Simple tickets per 100 visitors to help')
  expect(file.headers.get('Content-Type')).toBe('text/markdown; charset=utf-8')
  expect(file.headers.get('Content-Disposition')).toMatch(/^attachment; filename="KPI sheet, Mueller & Soehne\.md"; /)
  expect(file.headers.get('Cache-Control')).toContain('no-store')
})

test('no use case is a choice too', async () => {
  const { status, text } = await read('kpi-sheet.md?useCase=')

  expect(status).toBe(200)
  expect(text).not.toContain('Use case:')
})

test.each([
  ['docx', 'word/document.xml', 'wordprocessingml'],
  ['xlsx', 'xl/worksheets/sheet2.xml', 'spreadsheetml'],
])('the sheet is half filled as %s', async (format, part, type) => {
  const response = await guest.get(`${base}/kpi-sheet.${format}?useCase=uc-support-chatbot`)
  const file = openOffice(new Uint8Array(await response.arrayBuffer()))

  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toContain(type)
  expect(response.headers.get('Content-Disposition')).toContain(`"KPI sheet, Mueller & Soehne.${format}"`)
  expect(file.faults()).toEqual([])
  expect(file.text(part)).toContain('Simple tickets per 100 visitors to help')
  expect(file.text('docProps/core.xml')).toContain('Müller &amp; Söhne: KPI sheet')
})

test('a sheet that is no list is not offered as a workbook, and the page says so', async () => {
  const page = await read('pilot-charter')
  const file = await read('pilot-charter.xlsx')

  expect(page.text).toContain('/templates/pilot-charter.docx')
  expect(page.text).not.toContain('/templates/pilot-charter.xlsx')
  expect(page.text).toContain('Not as a workbook')
  expect(file.status).toBe(404)
  expect(file.text).toContain('Take it as a document or as text')
})

test.each([
  'no-such-sheet',
  'no-such-sheet.md',
  'no-such-sheet.docx',
  'no-such-sheet.xlsx',
  'kpi-sheet.docx?useCase=uc-unknown',
  'kpi-sheet?useCase=uc-unknown',
  'kpi-sheet.md?useCase=uc-unknown',
])('%s is not there', async (path) => {
  expect((await read(path)).status).toBe(404)
})

test.each(['kpi-sheet', 'kpi-sheet.md', 'kpi-sheet.docx', 'kpi-sheet.xlsx'])(
  '%s of somebody else is not there',
  async (path) => {
    const stranger = browser()
    await stranger.start()

    const { status, text } = await read(path, stranger)

    expect(status).toBe(404)
    expect(text).not.toContain('Müller')
  },
)
