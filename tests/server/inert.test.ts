import { beforeAll, expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { ASSESSMENT_ROUTES, urlOf } from './support/known-routes.ts'

const { browser } = await testPreflight()

const MARK = 'zq9'
const ATTACK = [
  `<img src=x onerror=${MARK}()>`,
  `</script><script>${MARK}()</script>`,
  `</textarea></title><svg/onload=${MARK}()>`,
  `" onmouseover="${MARK}()" x="`,
  `' onfocus='${MARK}()`,
  `javascript:${MARK}()`,
  `<!--<script>${MARK}()`,
  `\u2028${MARK}()`,
].join('')

let guest: Browser
let id: string
beforeAll(async () => {
  guest = browser()
  id = await guest.start({ company: ATTACK.slice(0, 200) })
  const texts = { note: ATTACK, evidence: ATTACK, toldBy: ATTACK.slice(0, 200), toldOn: '2026-11-20' }
  for (const [question, level] of [
    ['q-kpi-definition', '2'],
    ['q-dpia-records', '3'],
    ['q-ai-register', '0'],
  ] as const) {
    const fields = { ...texts, answer: `level:${level}`, version: '0', opId: newId() }
    const named = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${question}.${name}`, value]))
    expect((await guest.post(`/assessments/${id}/answers/${question}`, named)).status).toBe(200)
  }
  const contradiction = { intent: 'explain', contradiction: 'x-dpia-no-records', reason: ATTACK }
  expect((await guest.post(`/assessments/${id}/review`, contradiction)).status).toBe(302)
})

/** Tags and attributes as a browser would find them outside of quoted values. */
const active = (page: string) => {
  const withoutValues = page.replaceAll(/="[^"]*"/g, '=""')
  const tags = withoutValues.match(/<[a-z!/][^>]*>/gi) ?? []
  return tags.filter((tag) => tag.includes(MARK) || /\son\w+=/i.test(tag))
}
const scriptsOf = (page: string) =>
  [...page.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/gi)].map(([, code]) => code ?? '')

const pages = [
  ...ASSESSMENT_ROUTES.filter(({ path }) => !/\.(pdf|md|json)$/.test(path)).map((route) => urlOf(route, ':id')),
  '/assessments/:id/questions/kpi',
  '/assessments/:id/questions/kpi?question=q-kpi-definition',
  '/assessments',
]

test.each(pages)('what was typed does nothing on %s', async (path) => {
  const answer = await guest.get(path.replace(':id', id))
  const page = await answer.text()

  expect(active(page)).toEqual([])
  for (const code of scriptsOf(page)) {
    // Inside of the page's data, quoted and escaped; never as code of its own.
    expect(code).not.toMatch(/<\/?(script|img|svg|textarea|title)|<!--/i)
    expect(code.trimStart()).not.toMatch(new RegExp(`^${MARK}`))
  }
  expect(page).not.toMatch(/href="\s*javascript:/i)
})

test('what was typed is there to read on the pages that show it', async () => {
  const page = await (await guest.get(`/assessments/${id}/questions/kpi`)).text()

  expect(page).toContain('&lt;img src=x onerror=zq9()&gt;')
})

test('what was typed and refused comes back inert too', async () => {
  const settings = await guest.post(`/assessments/${id}/settings`, { intent: 'rename', company: ATTACK.repeat(3) })
  const start = await guest.post('/start', { company: ATTACK.repeat(3), form: ATTACK, disciplines: ATTACK })
  const section = await guest.post(`/assessments/${id}/questions/kpi`, {
    'q-value-tracking.note': ATTACK,
    'q-value-tracking.answer': ATTACK.slice(0, 80),
    'q-value-tracking.opId': newId(),
    'q-value-tracking.version': '0',
  })

  for (const answer of [settings, start, section]) {
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(active(page)).toEqual([])
    expect(scriptsOf(page).join()).not.toMatch(/<\/?(script|img|svg)|<!--/i)
  }
})

test.each(['/<script>zq9()</script>', '/%3Cscript%3Ezq9()%3C/script%3E', '/resume/%3Cimg%20src=x%20onerror=zq9()%3E'])(
  'an address is not repeated on the page that says it does not exist: %s',
  async (path) => {
    const page = await (await guest.get(path)).text()

    expect(page).not.toContain(MARK)
  },
)
