import { expect, test } from 'vitest'
import { ALL_ROUTES, urlOf } from './support/known-routes.ts'
import { productToSweep } from './support/product-to-sweep.ts'

const { browser, logged, swept } = await productToSweep()

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
  const { guest, id } = swept
  const url = urlOf(route, id)
  // Each is drawn anew, and nothing of the form has a say in how.
  for (const odd of route.path.endsWith('.pdf') ? ODD.slice(0, 3) : ODD) {
    const all = await guest.post(url, Object.fromEntries(NAMES.map((name) => [name, odd])))
    expect(all.status, JSON.stringify(odd)).toBeLessThan(500)
    // Nothing of the form was read: the page takes none, or is none for this visitor.
    if (all.status === 404 || all.status === 405) return
  }
  if (route.path.endsWith('.pdf')) return
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

test('none of it was logged as a failure', () => {
  expect(logged()).not.toContain('"level":"error"')
})
