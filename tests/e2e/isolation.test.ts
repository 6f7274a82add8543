import { allLevels, fillCheck, post, SCOPE, startCheck } from './support/check.ts'
import { expect, test } from './support/test.ts'

const NOWHERE = '0192f0c4-0000-7000-8000-000000000000'
const PAGES = [
  '',
  '/questions',
  '/questions/pilot',
  '/answers.json',
  '/review',
  '/settings',
  '/results',
  '/use-cases/uc-support-chatbot',
  '/techniques/rag',
  '/roadmap',
  '/people',
  '/report',
  '/report.pdf',
  '/report.docx',
  '/report.pptx',
  '/report.json',
  '/charts/radar.svg',
]
const FORMS: [path: string, fields: Record<string, string>][] = [
  ['/answers/q-pilot-scope', { 'q-pilot-scope.answer': 'level:4' }],
  ['/questions/pilot', {}],
  ['/review', { intent: 'submit' }],
  ['/settings', { intent: 'delete', confirm: 'yes' }],
  ['/roadmap', { intent: 'save' }],
  ['/people', { intent: 'save' }],
  ['', { intent: 'copy' }],
]

test("another guest's check answers like one that does not exist", async ({ page, newVisitor }) => {
  const owned = await startCheck(page)
  await fillCheck(page, owned, { answers: { ...SCOPE, ...allLevels(1) } })
  const stranger = await newVisitor()
  await startCheck(stranger)
  const read = async (id: string, path: string) => {
    const response = await stranger.request.get(`/assessments/${id}${path}`, { maxRedirects: 0 })
    return { status: response.status(), body: withoutIds(await response.text(), id) }
  }
  const send = async (id: string, path: string, fields: Record<string, string>) => {
    const response = await post(stranger, `/assessments/${id}${path}`, new URLSearchParams(fields))
    return { status: response.status(), body: withoutIds(await response.text(), id) }
  }

  for (const path of PAGES) {
    const found = await read(owned, path)
    expect(found, path).toEqual(await read(NOWHERE, path))
    expect(found.status, path).toBe(404)
  }
  for (const [path, fields] of FORMS) {
    const found = await send(owned, path, fields)
    expect(found, path).toEqual(await send(NOWHERE, path, fields))
    expect(found.status, path).toBe(404)
  }

  const own = await page.goto(`/assessments/${owned}/results`)
  expect(own?.status()).toBe(200)
})

/** What differs from request to request: the id asked for, the request's own, and the nonce. */
const withoutIds = (body: string, id: string) =>
  body
    .replaceAll(id, '<id>')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<request>')
    .replace(/nonce=\\?"[^"]*"/g, 'nonce')
