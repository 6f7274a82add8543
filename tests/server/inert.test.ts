import { beforeAll, expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import { writtenIn } from '#tests/report/support/pdf-file.ts'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { activeIn, HOSTILE, MARK } from './support/active-markup.ts'
import { ASSESSMENT_ROUTES, urlOf } from './support/known-routes.ts'

const { browser } = await testPreflight()

/** Names keep to one line, so what ends one is refused there. */
const HOSTILE_NAME = HOSTILE.replaceAll('\u2028', '').slice(0, 200)

let guest: Browser
let id: string
beforeAll(async () => {
  guest = browser()
  id = await guest.start({ company: HOSTILE_NAME })
  const texts = { note: HOSTILE, evidence: HOSTILE, toldBy: HOSTILE_NAME, toldOn: '2026-11-20' }
  for (const [question, level] of [
    ['q-kpi-definition', '2'],
    ['q-dpia-records', '3'],
    ['q-ai-register', '0'],
  ] as const) {
    const fields = { ...texts, answer: `level:${level}`, version: '0', opId: newId() }
    const named = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${question}.${name}`, value]))
    expect((await guest.post(`/assessments/${id}/answers/${question}`, named)).status).toBe(200)
  }
  const contradiction = { intent: 'explain', contradiction: 'x-dpia-no-records', reason: HOSTILE }
  expect((await guest.post(`/assessments/${id}/review`, contradiction)).status).toBe(302)
})

const pages = [
  ...ASSESSMENT_ROUTES.filter(({ path }) => !/\.(pdf|md|json)$/.test(path)).map((route) => urlOf(route, ':id')),
  '/assessments/:id/questions/kpi',
  '/assessments/:id/questions/kpi?question=q-kpi-definition',
  '/assessments',
]

test.each(pages)('attack 53: what was typed does nothing on %s', async (path) => {
  const answer = await guest.get(path.replace(':id', id))

  expect(activeIn(await answer.text())).toEqual([])
})

test('attack 53: in the PDF what was typed is neither a link nor an action', async () => {
  const answer = await guest.get(`/assessments/${id}/report.pdf`)
  const pdf = writtenIn(new Uint8Array(await answer.arrayBuffer()))

  expect(answer.headers.get('Content-Type')).toBe('application/pdf')
  expect(pdf.match(/\/URI \(/g)?.length).toBeGreaterThan(0)
  expect(pdf).not.toMatch(/\/URI \((?!https:\/\/|http:\/\/localhost)/)
  expect(pdf).not.toMatch(/\/(JavaScript|JS|Launch|SubmitForm|OpenAction|AA)\b/)
})

test('what was typed is there to read on the pages that show it', async () => {
  const page = await (await guest.get(`/assessments/${id}/questions/kpi`)).text()

  expect(page).toContain('&lt;img src=x onerror=zq9()&gt;')
})

test('attack 53: what was typed and refused comes back inert too', async () => {
  const settings = await guest.post(`/assessments/${id}/settings`, { intent: 'rename', company: HOSTILE.repeat(3) })
  const start = await guest.post('/start', { company: HOSTILE.repeat(3), form: HOSTILE, disciplines: HOSTILE })
  const section = await guest.post(`/assessments/${id}/questions/kpi`, {
    'q-value-tracking.note': HOSTILE,
    'q-value-tracking.answer': HOSTILE.slice(0, 80),
    'q-value-tracking.opId': newId(),
    'q-value-tracking.version': '0',
  })

  for (const answer of [settings, start, section]) {
    expect(answer.status).toBe(422)
    expect(activeIn(await answer.text())).toEqual([])
  }
})

test.each(['/<script>zq9()</script>', '/%3Cscript%3Ezq9()%3C/script%3E', '/resume/%3Cimg%20src=x%20onerror=zq9()%3E'])(
  'an address is not repeated on the page that says it does not exist: %s',
  async (path) => {
    const page = await (await guest.get(path)).text()

    expect(page).not.toContain(MARK)
  },
)
