import { expect, test } from 'vitest'
import { readPdf } from '#tests/report/support/read-pdf.ts'
import { testPreflight } from '#tests/support/preflight.ts'

const { browser } = await testPreflight()
const guest = browser()
const id = await guest.start({ company: 'Müller & Söhne' })
const answer = (level: string, version: string) =>
  guest.post(`/assessments/${id}/answers/q-kpi-definition`, {
    'q-kpi-definition.answer': level,
    'q-kpi-definition.version': version,
    'q-kpi-definition.opId': crypto.randomUUID(),
  })
await answer('level:1', '0')

test('the file carries the company in its own letters and is kept by nobody', async () => {
  const response = await guest.get(`/assessments/${id}/report.pdf`)
  const bytes = new Uint8Array(await response.arrayBuffer())

  expect(response.status).toBe(200)
  expect(response.headers.get('Content-Type')).toBe('application/pdf')
  expect(response.headers.get('Cache-Control')).toBe('no-store')
  expect(response.headers.get('Content-Disposition')).toContain("filename*=UTF-8''M%C3%BCller%20%26%20S%C3%B6hne")
  expect(new TextDecoder().decode(bytes.slice(0, 5))).toBe('%PDF-')
})

test('Letter is another size than A4', async () => {
  const sizeOf = async (query: string) => {
    const file = await (await guest.get(`/assessments/${id}/report.pdf${query}`)).arrayBuffer()
    const [, , width = 0, height = 0] = (await readPdf(new Uint8Array(file))).pages[0]?.view ?? []
    return [width, height].map(Math.round)
  }

  expect(await sizeOf('')).toEqual([595, 842])
  expect(await sizeOf('?paper=letter')).toEqual([612, 792])
})

test('after ten files an hour the next is told when to come back', async () => {
  const other = browser()
  const theirs = await other.start()
  const statuses: number[] = []
  for (let file = 0; file < 10; file += 1) statuses.push((await other.get(`/assessments/${theirs}/report.pdf`)).status)

  const refused = await other.get(`/assessments/${theirs}/report.pdf`)

  expect(statuses).toEqual(Array(10).fill(200))
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
  expect(await refused.text()).toContain('That was often.')
})

test('a submitted report stays what it was', async () => {
  expect(await (await guest.get(`/assessments/${id}/report`)).text()).toContain('>Draft<')
  await guest.post(`/assessments/${id}/review`, { intent: 'submit' })
  const before = await (await guest.get(`/assessments/${id}/report.pdf`)).arrayBuffer()
  await answer('level:4', '1')
  await guest.post(`/assessments/${id}/roadmap`, { intent: 'target', target: 'uc-support-chatbot' })

  const after = await (await guest.get(`/assessments/${id}/report.pdf`)).arrayBuffer()
  const page = await (await guest.get(`/assessments/${id}/report`)).text()

  expect(Buffer.from(after).equals(Buffer.from(before))).toBe(true)
  expect(page).not.toContain('>Draft<')
})
