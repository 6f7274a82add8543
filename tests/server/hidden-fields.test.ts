import { beforeAll, expect, test } from 'vitest'
import { BLANK_DRAFT } from '#app/core/pilots/charter/prefill-draft.ts'
import { newId } from '#db/new-id.ts'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { ALL_ROUTES, PARTICIPANT_ID, PILOT_ID, urlOf } from './support/known-routes.ts'

const { browser, logged, admin } = await testPreflight()
let guest: Browser
let id: string
beforeAll(async () => {
  guest = browser()
  id = await guest.start()
  await admin`
    insert into app.pilots (workspace_id, id, client_id, name, draft, created_by)
    select workspace_id, ${PILOT_ID}, client_id, 'Example', ${admin.json(BLANK_DRAFT)}, ${newId()}
    from app.assessments where id = ${id}`
  await admin`
    insert into app.participants (workspace_id, id, assessment_id, kind, name, disciplines)
    select workspace_id, ${PARTICIPANT_ID}, id, 'participant', 'Lee', '{data}' from app.assessments where id = ${id}`
  await guest.post(`/assessments/${id}/answers/q-kpi-definition`, {
    'q-kpi-definition.answer': 'level:1',
    'q-kpi-definition.version': '0',
    'q-kpi-definition.opId': newId(),
  })
})

/** Every name that a form of the product sends. */
const NAMES = [
  'intent',
  'company',
  'disciplines',
  'form',
  'viewMode',
  'returnTo',
  'confirm',
  'contradiction',
  'reason',
  'targets',
  'startOn',
  'version',
  'people',
  'interests.answers',
  'interests.version',
  'q-kpi-definition.answer',
  'q-kpi-definition.opId',
  'q-kpi-definition.version',
  'q-kpi-definition.toldOn',
]
const ODD = [
  'a\0b',
  '',
  '\0',
  '-0',
  '1e999',
  'NaN',
  '9007199254740993',
  '[]',
  '{"__proto__":{"a":1}}',
  '[object Object]',
  '../../etc/passwd',
  'infinity',
  '99999-01-01',
  'false',
  '"'.repeat(999),
]

const intents = ['', 'link', 'rename', 'form', 'delete', 'explain', 'take-back', 'save', 'plan', 'people', 'x\0']

test.each(ALL_ROUTES)('attacks 40, 41 and 43: $path never fails of what a form holds', async (route) => {
  const url = urlOf(route, id)
  for (const odd of ODD) {
    const all = await guest.post(url, Object.fromEntries(NAMES.map((name) => [name, odd])))
    expect(all.status, JSON.stringify(odd)).toBeLessThan(500)
    // Nothing of the form was read: the page takes none, or is none for this visitor.
    if (all.status === 404 || all.status === 405) return
  }
  for (const intent of intents.filter((one) => one !== 'delete')) {
    const odd = await guest.post(url, { intent, company: 'a\0b', contradiction: '\0', reason: 'r', form: '\0' })
    expect(odd.status, intent).toBeLessThan(500)
  }
})

test.each([
  ['roadmap', { version: '1', intent: 'save' }],
  ['people', { version: '1', intent: 'add-person', 'people.0.id': 'lead', 'people.0.away.0.from': '' }],
  ['review', { intent: 'submit' }],
  ['settings', { intent: 'extend' }],
  ['questions/scope', {}],
])('attacks 3, 9 and 45: the form of %s takes nothing that it does not ask for (P04)', async (page, fields) => {
  // Whoever sent the odd forms above may have sent as many as one may.
  const another = browser()
  const path = `/assessments/${await another.start()}/${page}`
  for (const hidden of [
    'workspaceId',
    'score',
    'role',
    'createdAt',
    'isAdmin',
    'days',
    'days.',
    'people.0',
    'people.0.id.x',
    'people..id',
    'people.*.role',
  ]) {
    const sent = await another.post(path, { ...fields, [hidden]: '100' })
    expect(sent.status, hidden).toBe(400)
  }
  const twice: [string, string][] = [
    ['intent', 'save'],
    ['intent', 'save'],
  ]
  expect((await another.post(path, twice)).status).toBe(400)
})

const QUERIES = ['?question=%27&target=a&target=b&x[]=1&x[y]=2', '?question=__proto__&_routes=a,b,,%20', '?index']

test.each(ALL_ROUTES)('$path never fails of a parameter', async (route) => {
  // A report is drawn anew each time.
  for (const query of route.path.endsWith('.pdf') ? QUERIES.slice(0, 1) : QUERIES) {
    for (const path of [urlOf(route, id), `${urlOf(route, id)}.data`]) {
      expect((await guest.get(path + query)).status, path + query).toBeLessThan(500)
    }
  }
})

test('none of it was logged as a failure', () => {
  expect(logged()).not.toContain('"level":"error"')
})
