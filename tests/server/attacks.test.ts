import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { accessOf } from '#app/access.ts'
import { newId } from '#db/new-id.ts'
import { type Browser, FORM_TYPE } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anAttackedPlace, namedIn, OBJECT_PATTERNS, pathWith, rowsIn, SECRET } from './support/attacked-place.ts'
import { comparable } from './support/comparable.ts'
import { FORBIDDEN } from './support/forbidden-forms.ts'
import { FOREIGN_IDS } from './support/foreign-ids.ts'
import { FORMS } from './support/hidden-field-forms.ts'
import { CONFIRMATIONS, DATES, NO, NUMBERS, ODD_DATES, ODD_NUMBERS, WITH_ONE_FOREIGN } from './support/odd-fields.ts'
import { DOORS } from './support/tokens.ts'

const mailbox = new Mailbox()
const { browser, admin, logged } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())

type Place = Awaited<ReturnType<typeof anAttackedPlace>>
let at: Place
let untouched: Record<string, string>
beforeAll(async () => {
  at = await anAttackedPlace({ admin, browser: () => browser(), mailbox })
  untouched = await rowsIn(admin, at.theirs.workspaceId)
})
// Who tries so much from one address is stopped, which is not what is shown here.
afterEach(() => admin`delete from sys.rate_limits`)

const ANY_ID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const alike = async (response: Response) => (await comparable(response)).replaceAll(ANY_ID, 'ID')

const ways = OBJECT_PATTERNS.flatMap((pattern) =>
  (['GET', 'POST'] as const).flatMap((method) => (accessOf(pattern, method) ? [{ pattern, method }] : [])),
)
const ask = (by: Browser, method: string, path: string) => (method === 'GET' ? by.get(path) : by.post(path))

const mixed = ways.flatMap(({ pattern, method }) => {
  // What stands in no other place is looked up in those of one's own.
  const others = namedIn(pattern).filter((name, at) => at > 0 || name === 'pilotId')
  return others.map((foreign) => ({ pattern, method, foreign }))
})

test.each(mixed)(
  'attack 2: the own place and another workspace’s :$foreign in $method /$pattern is nothing, like any id',
  async ({ pattern, method, foreign }) => {
    const there = await ask(
      at.attacker.browser,
      method,
      pathWith(pattern, { ...at.mine, [foreign]: at.theirs[foreign] }),
    )
    const notThere = await ask(at.attacker.browser, method, pathWith(pattern, { ...at.mine, [foreign]: newId() }))

    expect(there.status).toBe(404)
    const text = await alike(there)
    expect(text).toBe(await alike(notThere))
    expect(text).not.toContain(SECRET)
  },
)

test.each(FOREIGN_IDS)('attack 1: %s that is another workspace’s is none, like any id', async (_, idOf, asked) => {
  const send = ([path, fields]: ReturnType<typeof asked>) =>
    fields ? at.attacker.browser.post(path, fields) : at.attacker.browser.get(path)

  const there = await send(asked(at.mine, idOf(at.theirs, at.owner)))
  const notThere = await send(asked(at.mine, newId()))

  const text = await alike(there)
  expect(text).toBe(await alike(notThere))
  expect(text).not.toContain(SECRET)
  expect(there.status).toBeLessThan(500)
})

const ODD_IDS = [' '.repeat(36), '../../etc/passwd', "' or 1=1 --", 'CAPITALS', `${newId()}\n`]
/** Each pattern once, with the next odd id; each id is read in one way wherever it stands. */
const odd = OBJECT_PATTERNS.map((pattern, at) => ({ pattern, odd: ODD_IDS[at % ODD_IDS.length] ?? '' }))

test.each(odd)('attack 46: /$pattern takes no id that is none', async ({ pattern, odd }) => {
  for (const name of namedIn(pattern)) {
    const id = odd === 'CAPITALS' ? at.theirs[name].toUpperCase() : odd
    const path = pathWith(pattern, { ...at.theirs, [name]: encodeURIComponent(id) })
    const method = accessOf(pattern, 'GET') ? 'GET' : 'POST'

    expect((await ask(at.owner.browser, method, path)).status, path).toBe(404)
  }
})

test.each(FORBIDDEN)('attack 4: a %s who would %s is refused', async (role, _, pathIn, fieldsIn) => {
  const by = at.roles.get(role)

  expect((await by?.post(pathIn(at.theirs), fieldsIn(at.theirs, at.owner)))?.status).toBe(403)
})

const HIDDEN = ['workspaceId', 'workspace_id', 'createdAt', 'isAdmin', 'score', '__proto__', 'constructor.prototype']

test.each(FORMS)(
  'attacks 3, 9, 41 and 45: POST /$pattern takes no field that it does not ask for, and none twice',
  async ({ pattern, fields }) => {
    const path = pathWith(pattern, at.mine)
    const own: [string, string][] = Object.entries(fields)
    const send = async (...more: [string, string][]) => (await at.attacker.browser.post(path, [...own, ...more])).status

    for (const name of HIDDEN) expect(await send([name, at.theirs.workspaceId]), name).toBe(400)
    expect(await send(['intent', 'save'], ['intent', 'save'])).toBe(400)
    expect(await send()).not.toBe(400)
  },
)

const SORTS = ['email;drop table app.clients', '"a" desc, (select 1)', 'name,id', 'constructor']

test.each(['clients', 'clients.csv', 'clients.xlsx'])(
  'attack 8: %s is in no order but those that there are',
  async (list) => {
    for (const sort of SORTS) {
      const path = `/workspaces/${at.theirs.workspaceId}/${list}?sort=${encodeURIComponent(sort)}`
      expect((await at.owner.browser.get(path)).status, sort).toBe(400)
    }
  },
)

test.each(WITH_ONE_FOREIGN)('attack 7: of %s with one that is not theirs, none is taken', async (_, path, fields) => {
  expect([400, 422]).toContain((await at.owner.browser.post(path(at.theirs), fields)).status)
  expect(await rowsIn(admin, at.theirs.workspaceId)).toEqual(untouched)
})

test.each(NUMBERS)('attack 43: %s is a number that it can be, or refused', async (_, path, fields) => {
  for (const odd of ODD_NUMBERS) {
    expect([400, 409, 422], odd).toContain((await at.owner.browser.post(path(at.theirs), fields(odd))).status)
  }
})

test.each(CONFIRMATIONS)('attack 44: to %s takes a yes, and no other word is one', async (_, path, fields) => {
  for (const no of NO)
    expect([200, 422], no).toContain((await at.owner.browser.post(path(at.theirs), fields(no))).status)
  expect(await rowsIn(admin, at.theirs.workspaceId)).toEqual(untouched)
})

test.each(DATES)('attack 47: %s is a day that there is, or refused', async (_, path, fields) => {
  for (const odd of ODD_DATES) {
    expect((await at.owner.browser.post(path(at.theirs), fields(odd))).status, odd).toBe(422)
  }
})

test.each(Object.entries(DOORS))(
  'attack 31: %s is good for what it was given and opens nothing else',
  async (kind, { make }) => {
    const token = await make({ owner: at.attacker.browser, guest: browser(), mailbox, ids: at.mine })
    // Somebody signed in, whom a link could let in further, at an address that tried nothing yet.
    const offer = async (method: string, path: string, offered: string) => {
      const by = browser()
      const cookie = `__Host-sid=${path === '/account' ? offered : at.owner.browser.cookies.get('__Host-sid')}`
      const answer = await by.send(path.replace('T', offered), {
        method,
        headers: { Cookie: cookie, Origin: by.origin, 'Content-Type': FORM_TYPE },
      })
      return { status: answer.status, text: (await alike(answer)).replaceAll(offered, 'T') }
    }
    for (const [other, { ways }] of Object.entries(DOORS)) {
      for (const [method, path] of ways) {
        const [answer, none] = [await offer(method, path, token), await offer(method, path, 'A'.repeat(43))]
        if (other === kind) expect(answer.text, path).not.toBe(none.text)
        else expect(answer, path).toEqual(none)
      }
    }
  },
)

describe('whoever tried all of this', () => {
  test('changed no row of the other workspace (attacks 1 to 4, 7 to 9, 43 to 47)', async () => {
    expect(await rowsIn(admin, at.theirs.workspaceId)).toEqual(untouched)
    expect(mailbox.to('x@example.com')).toEqual([])
  })

  test('broke nothing', () => {
    expect(logged()).not.toContain('"level":"error"')
  })
})
