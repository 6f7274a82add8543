import { expect, test } from 'vitest'
import { testPreflight } from '#tests/support/preflight.ts'

const { browser } = await testPreflight()
const guest = browser()
const id = await guest.start({ company: 'Müller & Söhne' })
const edit = `/assessments/${id}/report/edit`
const pages = (tag?: string) =>
  guest.get(`/assessments/${id}/report/preview.pdf`, tag === undefined ? {} : { 'If-None-Match': tag })
const comment = (body: string, version: string) =>
  guest.post(edit, { intent: 'keep', field: 'section:method', body, version })

await guest.post(`/assessments/${id}/answers/q-kpi-definition`, {
  'q-kpi-definition.answer': 'level:1',
  'q-kpi-definition.version': '0',
  'q-kpi-definition.opId': crypto.randomUUID(),
})

test('the pages beside the form are those of the PDF', async () => {
  const answer = await pages()
  const file = await guest.get(`/assessments/${id}/report.pdf`)

  expect(answer.status).toBe(200)
  expect(answer.headers.get('Content-Type')).toBe('application/pdf')
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; /)
  expect(Buffer.compare(Buffer.from(await answer.arrayBuffer()), Buffer.from(await file.arrayBuffer()))).toBe(0)
})

test('what stands there already is not sent again, until something is saved', async () => {
  const tag = (await pages()).headers.get('ETag') ?? ''

  expect(tag).toMatch(/^"[0-9a-f]{64}"$/)
  const same = await pages(tag)
  expect(same.status).toBe(304)
  expect(await same.text()).toBe('')
  await comment('We saw two lists.', '0')
  const changed = await pages(tag)
  expect(changed.status).toBe(200)
  expect(changed.headers.get('ETag')).not.toBe(tag)
})

test('who leaves while pages are drawn and comes back gets what was begun', async () => {
  await comment('We saw three lists.', '1')

  const answers = await Promise.all([pages(), pages()])

  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  const [first, second] = await Promise.all(answers.map(async (answer) => Buffer.from(await answer.arrayBuffer())))
  expect(second).toEqual(first)
})

test('what is saved while pages are drawn is drawn after them', async () => {
  await comment('We saw four lists.', '2')
  const begun = pages()
  await comment('We saw five lists.', '3')

  const after = await pages()

  expect([(await begun).status, after.status]).toEqual([200, 200])
  expect(after.headers.get('ETag')).toBe((await pages()).headers.get('ETag'))
})

test('nobody else sees them', async () => {
  expect((await browser().get(`/assessments/${id}/report/preview.pdf`)).status).toBe(404)
})
