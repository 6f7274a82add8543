import { beforeEach, expect, test } from 'vitest'
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

  expect(page.text).toContain('Tickets per 100 help visits')
  expect(file.text).toContain('Tickets per 100 help visits')
  expect(file.headers.get('Content-Type')).toBe('text/markdown; charset=utf-8')
  expect(file.headers.get('Content-Disposition')).toMatch(/^attachment; filename="KPI [\w ]+\.md"; /)
  expect(file.headers.get('Cache-Control')).toContain('no-store')
})

test('no use case is a choice too', async () => {
  const { status, text } = await read('kpi-sheet.md?useCase=')

  expect(status).toBe(200)
  expect(text).not.toContain('Use case:')
})

test.each(['no-such-sheet', 'no-such-sheet.md', 'kpi-sheet?useCase=uc-unknown', 'kpi-sheet.md?useCase=uc-unknown'])(
  '%s is not there',
  async (path) => {
    expect((await read(path)).status).toBe(404)
  },
)

test.each(['kpi-sheet', 'kpi-sheet.md'])('%s of somebody else is not there', async (path) => {
  const stranger = browser()
  await stranger.start()

  const { status, text } = await read(path, stranger)

  expect(status).toBe(404)
  expect(text).not.toContain('Müller')
})
