import { afterAll, expect, test } from 'vitest'
import { purgeExpired } from '#db/queries/expiry.server.ts'
import type { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { signIn } from '#tests/support/sign-in.ts'

const mailbox = new Mailbox()
const { browser, admin, database } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())

const SID = '__Host-sid'
const GUEST = '__Host-guest'
let people = 0
const anybody = () => `kim${++people}@example.com`
const keep = (by: Browser) => by.post('/claim', { intent: 'keep' })
const rowOf = async (id: string) =>
  (
    await admin`select a.id, a.workspace_id, a.client_id, w.kind, w.expires_at
    from app.assessments a join app.workspaces w using (workspace_id) where a.id = ${id}`
  )[0]

test('a guest keeps everything under the same ids, once they say so (attack 38)', async () => {
  const guest = browser()
  const id = await guest.start({ company: 'Müller & Söhne' })
  await guest.start({ company: 'Second KG' })
  const before = await rowOf(id)
  const oldToken = guest.cookies.get(SID)

  const entered = await signIn(guest, mailbox, anybody())
  const page = await (await guest.follow(entered)).text()
  const asIs = await rowOf(id)
  const member = guest.cookies.get(SID)
  const kept = await keep(guest)

  expect(entered.headers.get('Location')).toBe('/claim')
  expect(page).toContain('2 checks in this browser are not kept in an account yet')
  expect(page).toContain('Müller &amp; Söhne')
  expect(page).toContain('Second KG')
  expect(asIs).toEqual(before)
  expect(kept.headers.get('Location')).toBe('/assessments?new=kept')
  expect(await rowOf(id)).toEqual({ ...before, kind: 'team', expires_at: null })
  expect(await admin`select action from app.audit_log where workspace_id = ${before?.workspace_id}`).toEqual([
    { action: 'workspace.claimed' },
  ])
  expect((await guest.get(`/assessments/${id}/review`)).status).toBe(200)
  expect(guest.cookies.has(GUEST)).toBe(false)
  for (const old of [oldToken, member]) {
    expect((await browser().get(`/assessments/${id}/review`, { Cookie: `${SID}=${old}` })).status).toBe(404)
  }
})

test('what was kept opens in another browser after signing in there, and says no end', async () => {
  const email = anybody()
  const guest = browser()
  const id = await guest.start({ company: 'Example GmbH' })
  expect(await (await guest.get(`/assessments/${id}/review`)).text()).toContain('Kept until')
  await signIn(guest, mailbox, email)
  await keep(guest)

  const other = browser()
  await signIn(other, mailbox, email)
  const list = await (await other.get('/assessments')).text()
  const review = await (await other.get(`/assessments/${id}/review`)).text()

  expect(list).toContain(id)
  expect(review).not.toContain('Kept until')
  expect(review).toContain('Working in Example GmbH')
})

test('who does not keep it signs in apart from it, and has it again after signing out', async () => {
  const guest = browser()
  const id = await guest.start()
  await signIn(guest, mailbox, anybody())

  await guest.post('/claim', { intent: 'later' })
  const apart = await guest.get(`/assessments/${id}/review`)
  const list = await (await guest.get('/assessments')).text()
  const out = await guest.post('/sign-out')

  expect(apart.status).toBe(404)
  expect(list).toContain('still in this browser alone')
  expect(out.headers.get('Location')).toBe('/assessments')
  expect(guest.cookies.has(GUEST)).toBe(false)
  expect((await guest.get(`/assessments/${id}/review`)).status).toBe(200)
  expect((await rowOf(id))?.kind).toBe('guest')
})

test('a guest’s session that was set aside comes back when the member’s has ended', async () => {
  const guest = browser()
  const id = await guest.start()
  await signIn(guest, mailbox, anybody())
  await admin`delete from sys.sessions where token_hash = sha256(${guest.cookies.get(SID) ?? ''}::bytea)`

  expect((await guest.get(`/assessments/${id}/review`)).status).toBe(200)
  expect(guest.cookies.has(GUEST)).toBe(false)
  expect((await guest.get(`/assessments/${id}/review`)).status).toBe(200)
})

test('a member with a workspace keeps a guest’s work beside it, never in it', async () => {
  const email = anybody()
  const first = browser()
  const own = await first.start({ company: 'Own AG' })
  await signIn(first, mailbox, email)
  await keep(first)
  const second = browser()
  const late = await second.start({ company: 'Late SE' })
  const page = await (await second.follow(await signIn(second, mailbox, email))).text()
  await keep(second)

  const account = await (await second.get('/account')).text()
  const [ownRow, lateRow] = [await rowOf(own), await rowOf(late)]

  expect(page).toContain('nothing is merged')
  expect(ownRow?.workspace_id).not.toBe(lateRow?.workspace_id)
  expect(account).toContain('Work in Own AG')
  const list = await (await second.get('/assessments')).text()
  expect(list).toContain(late)
  expect(list).not.toContain(own)

  const followed = await second.get(`/assessments/${own}/review`)
  expect(followed.status).toBe(200)
  const switched = await followed.text()
  expect(switched).toContain('You are working in Own AG now.')
  expect(switched).toContain('>Working in Own AG<')
  expect(await (await second.get('/assessments')).text()).toContain(own)
})

test('access ends with the request after a member was removed (P06, attack 12)', async () => {
  const guest = browser()
  const id = await guest.start()
  await signIn(guest, mailbox, anybody())
  await keep(guest)
  expect((await guest.get(`/assessments/${id}/review`)).status).toBe(200)

  await admin`delete from app.memberships where workspace_id = (select workspace_id from app.assessments where id = ${id})`

  for (const path of ['/review', '/report.pdf', '/answers.json', '/results']) {
    expect((await guest.get(`/assessments/${id}${path}`)).status, path).toBe(404)
  }
  const saved = await guest.post(`/assessments/${id}/answers/q-kpi-definition`, {
    'q-kpi-definition.answer': 'level:1',
  })
  expect(saved.status).toBe(404)
  expect(await (await guest.get('/assessments')).text()).toContain('No check here yet')
})

test('a member without a workspace gets one of their own with the first check', async () => {
  const anna = browser()
  await signIn(anna, mailbox, anybody())
  const empty = await (await anna.get('/assessments')).text()

  const id = await anna.start({ company: 'First GmbH' })
  const second = await anna.start({ company: 'Second GmbH' })

  expect(empty).toContain('No check here yet')
  expect(await rowOf(id)).toMatchObject({ kind: 'team', expires_at: null })
  expect((await rowOf(second))?.workspace_id).toBe((await rowOf(id))?.workspace_id)
  expect((await anna.get(`/assessments/${id}/review`)).status).toBe(200)
})

test('a member never sees another member’s check, and it looks like none', async () => {
  const [anna, kim] = [browser(), browser()]
  await signIn(anna, mailbox, anybody())
  await signIn(kim, mailbox, anybody())
  const id = await anna.start()
  await kim.start()

  expect((await kim.get(`/assessments/${id}/review`)).status).toBe(404)
  expect((await kim.post(`/assessments/${id}/settings`, { intent: 'delete', confirm: 'yes' })).status).toBe(404)
  expect((await anna.get(`/assessments/${id}/review`)).status).toBe(200)
})

test('private links end with the claim, and work that is kept makes no new ones', async () => {
  const guest = browser()
  const id = await guest.start()
  const made = await (await guest.post(`/assessments/${id}/settings`, { intent: 'link' })).text()
  const link = /\/resume\/[\w-]{43}/.exec(made)?.[0] ?? ''
  const onPhone = browser()
  await onPhone.post(link)
  await signIn(guest, mailbox, anybody())
  expect((await onPhone.get(`/assessments/${id}/review`)).status).toBe(200)

  await keep(guest)

  expect((await onPhone.get(`/assessments/${id}/review`)).status).toBe(404)
  expect((await browser().get(link)).status).toBe(404)
  expect((await browser().post(link)).status).toBe(404)
  expect((await guest.post(`/assessments/${id}/settings`, { intent: 'link' })).status).toBe(400)
  expect(await (await guest.get(`/assessments/${id}/settings`)).text()).not.toContain('Make a private link')
})

test('a member who opens a guest’s link stays signed in and is asked', async () => {
  const guest = browser()
  const id = await guest.start({ company: 'Linked GmbH' })
  const made = await (await guest.post(`/assessments/${id}/settings`, { intent: 'link' })).text()
  const link = /\/resume\/[\w-]{43}/.exec(made)?.[0] ?? ''
  const anna = browser()
  await signIn(anna, mailbox, anybody())
  const token = anna.cookies.get(SID)

  const opened = await anna.post(link)

  expect(opened.headers.get('Location')).toBe('/claim')
  expect(anna.cookies.get(SID)).toBe(token)
  expect(await (await anna.follow(opened)).text()).toContain('Linked GmbH')
  expect((await rowOf(id))?.kind).toBe('guest')
})

test('nothing is kept twice, without a guest, or by somebody who is not signed in', async () => {
  const guest = browser()
  await guest.start()
  expect((await keep(guest)).headers.get('Location')).toBe('/sign-in')
  await signIn(guest, mailbox, anybody())
  const cookie = guest.cookies.get(GUEST) ?? ''

  expect((await keep(guest)).status).toBe(302)
  expect((await keep(guest)).status).toBe(404)
  guest.cookies.set(GUEST, cookie)
  expect((await keep(guest)).status).toBe(404)
  expect((await guest.get('/claim')).headers.get('Location')).toBe('/assessments')
})

/** A claim whose last step fails, as if the process had ended there. */
async function keepHalf(by: Browser) {
  await admin`create function public.cut_off() returns trigger language plpgsql as $$ begin raise exception 'cut off'; end $$`
  await admin`create trigger cut_off before delete on sys.resume_links for each statement execute function public.cut_off()`
  try {
    return await keep(by)
  } finally {
    await admin`drop function public.cut_off cascade`
  }
}

async function halfKept() {
  const guest = browser()
  const id = await guest.start()
  const made = await (await guest.post(`/assessments/${id}/settings`, { intent: 'link' })).text()
  const link = /\/resume\/[\w-]{43}/.exec(made)?.[0] ?? ''
  const onPhone = browser()
  await onPhone.post(link)
  await signIn(guest, mailbox, anybody())
  expect((await keepHalf(guest)).status).toBe(500)
  expect((await rowOf(id))?.kind).toBe('team')
  return { guest, id, link, onPhone }
}

test('a claim that was cut off is finished by sending the form again', async () => {
  const { guest, id, onPhone } = await halfKept()
  const stranger = browser()
  await signIn(stranger, mailbox, anybody())
  stranger.cookies.set(GUEST, guest.cookies.get(GUEST) ?? '')

  expect((await keep(stranger)).status).toBe(404)
  expect((await keep(guest)).headers.get('Location')).toBe('/assessments?new=kept')

  expect((await guest.get(`/assessments/${id}/review`)).status).toBe(200)
  const token = onPhone.cookies.get(SID) ?? ''
  expect(await admin`select 1 from sys.sessions where token_hash = sha256(${token}::bytea)`).toEqual([])
})

test('what a cut-off claim left of a guest opens, changes and starts nothing there, also before anybody cleans up', async () => {
  const { guest, id, link, onPhone } = await halfKept()

  for (const path of ['/review', '/report.pdf', '/answers.json', '/results', '/settings']) {
    expect((await onPhone.get(`/assessments/${id}${path}`)).status, path).toBe(404)
  }
  const saved = await onPhone.post(`/assessments/${id}/answers/q-kpi-definition`, {
    'q-kpi-definition.answer': 'level:1',
  })
  expect(saved.status).toBe(404)
  const deleted = await onPhone.post(`/assessments/${id}/settings`, { intent: 'delete', confirm: 'yes' })
  expect(deleted.status).toBe(404)
  expect(await (await onPhone.get('/assessments')).text()).not.toContain(id)
  expect((await browser().post(link)).status).toBe(404)
  const apart = await onPhone.start()
  expect((await rowOf(apart))?.workspace_id).not.toBe((await rowOf(id))?.workspace_id)

  const aside = guest.cookies.get(GUEST) ?? ''
  expect((await guest.post('/sign-out')).headers.get('Location')).toBe('/')
  expect(guest.cookies.has(SID)).toBe(false)
  guest.cookies.set(GUEST, aside)
  expect((await guest.get(`/assessments/${id}/review`)).status).toBe(404)
  expect(guest.cookies.has(SID)).toBe(false)
})

test('the purge ends what a cut-off claim left, and keeps the work', async () => {
  const { guest, id } = await halfKept()
  const row = await rowOf(id)

  await purgeExpired(database)

  const of = row?.workspace_id
  expect(await admin`select 1 from sys.sessions where workspace_id = ${of} and kind = 'guest'`).toEqual([])
  expect(await admin`select 1 from sys.resume_links where workspace_id = ${of}`).toEqual([])
  expect(await rowOf(id)).toEqual(row)
  expect((await guest.get(`/assessments/${id}/review`)).status).toBe(200)
})

test('a guest without any check keeps nothing', async () => {
  const guest = browser()
  const id = await guest.start()
  await guest.post(`/assessments/${id}/settings`, { intent: 'delete', confirm: 'yes' })
  await signIn(guest, mailbox, anybody())

  expect((await keep(guest)).status).toBe(404)
})

test.each([
  ['en', 'somebody without an account', 'somebody whose account is gone'],
  ['de', 'jemand ohne Konto', 'jemand, dessen Konto es nicht mehr gibt'],
])('the log says in %s that nobody had an account before', async (language, nobody, gone) => {
  const guest = browser()
  const id = await guest.start({ company: 'Example GmbH' })
  await guest.post(`/assessments/${id}/governance/new`, { kind: '', name: 'Auskunft' })
  await signIn(guest, mailbox, anybody())
  await keep(guest)
  const { workspace_id: workspace } = (await rowOf(id)) ?? {}
  const opened = await guest.get(`/workspaces/${workspace}/log?language=${language}`)
  const log = await (await guest.follow(opened)).text()

  expect(log.split(nobody).length - 1).toBe(1)
  expect(log).not.toContain(gone)
})
