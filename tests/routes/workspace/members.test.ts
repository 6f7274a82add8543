import { afterAll, expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import type { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { growStale, signIn } from '#tests/support/sign-in.ts'
import { anOwner, aPerson, join } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const { browser, admin, logged } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }

let people = 0
const anybody = () => `member${++people}@example.com`
const pageOf = (workspaceId: string) => `/workspaces/${workspaceId}`
const peopleOf = (workspaceId: string) => `${pageOf(workspaceId)}/members`
const roleOf = async (workspaceId: string, userId: string) =>
  (await admin`select role from app.memberships where workspace_id = ${workspaceId} and user_id = ${userId}`)[0]?.role
const actionsIn = async (workspaceId: string) =>
  (await admin`select action from app.audit_log where workspace_id = ${workspaceId} order by seq`).map(
    ({ action }) => action,
  )

const linkFor = (email: string) => mailbox.invitationFor(email)

test('an owner invites a colleague, who signs in with that address and works in the same workspace', async () => {
  const owner = await anOwner(place, anybody())
  const email = anybody()
  await owner.browser.post('/account', { intent: 'name', name: 'Anna Muster' })
  const asked = await owner.browser.post(peopleOf(owner.workspaceId), { intent: 'invite', email, role: 'member' })
  expect(await asked.text()).toContain(`The invitation to ${email} is on its way.`)
  const link = await linkFor(email)

  const colleague = browser()
  const shown = await (await colleague.get(link)).text()
  expect(shown).toContain('Anna Muster invites you to this workspace')
  expect((await colleague.post(link)).headers.get('Location')).toBe('/sign-in')
  const back = (await signIn(colleague, mailbox, email)).headers.get('Location')
  expect(back).toBe(link)
  const joined = await colleague.post(link)

  expect(joined.headers.get('Location')).toBe('/assessments?new=joined')
  expect(await (await colleague.follow(joined)).text()).toContain('You work here now')
  expect((await colleague.get(`/assessments/${owner.assessmentId}/review`)).status).toBe(200)
  expect(await actionsIn(owner.workspaceId)).toEqual(['member.invited', 'member.joined'])
  expect((await colleague.get(link)).headers.get('Location')).toBe('/assessments')
  expect((await browser().get(link)).status).toBe(404)
  expect(logged()).not.toContain(link.slice(13))
})

test('looking at an invitation uses nothing up, and another address is let in by nothing', async () => {
  const owner = await anOwner(place, anybody())
  const email = anybody()
  await owner.browser.post(peopleOf(owner.workspaceId), { intent: 'invite', email, role: 'viewer' })
  const link = await linkFor(email)
  const other = await aPerson(place, anybody())
  for (const method of ['GET', 'HEAD']) await browser().send(link, { method })

  const page = await (await other.browser.get(link)).text()
  const refused = await other.browser.post(link)

  expect(page).toContain(`You are signed in as ${other.email}`)
  expect(page).not.toContain(email)
  expect(refused.status).toBe(403)
  expect(await roleOf(owner.workspaceId, other.userId)).toBeUndefined()
  const invited = await aPerson(place, email)
  expect((await invited.browser.post(link)).status).toBe(302)
  expect(await roleOf(owner.workspaceId, invited.userId)).toBe('viewer')
})

test('an invitation that was taken back leads nowhere, like one that never was', async () => {
  const owner = await anOwner(place, anybody())
  const email = anybody()
  await owner.browser.post(peopleOf(owner.workspaceId), { intent: 'invite', email, role: 'member' })
  const link = await linkFor(email)
  const [{ id } = { id: '' }] = await admin`select id from app.invitations where workspace_id = ${owner.workspaceId}`
  expect((await owner.browser.post(peopleOf(owner.workspaceId), { intent: 'revoke', invitation: id })).status).toBe(200)

  const [ended, never] = await Promise.all([browser().get(link), browser().get(`/invitations/${'x'.repeat(43)}`)])

  expect([ended.status, never.status]).toEqual([404, 404])
})

test('what cannot be invited keeps what was typed and says why', async () => {
  const owner = await anOwner(place, anybody())
  const invite = async (email: string, role = 'member') => {
    const response = await owner.browser.post(peopleOf(owner.workspaceId), { intent: 'invite', email, role })
    return { status: response.status, page: await response.text() }
  }

  const odd = await invite('anna@example.com;evil@example.com')
  expect(odd.status).toBe(422)
  expect(odd.page).toContain('value="anna@example.com;evil@example.com"')
  expect((await invite(anybody(), 'admin')).status).toBe(422)
  const self = await invite(owner.email)
  expect(self.status).toBe(422)
  expect(self.page).toContain('in this workspace already')
})

test('a consultant neither makes owners nor touches them; a member invites nobody', async () => {
  const owner = await anOwner(place, anybody())
  const page = peopleOf(owner.workspaceId)
  const [consultant, member] = [await aPerson(place, anybody()), await aPerson(place, anybody())]
  await join(place, consultant, owner.workspaceId, 'consultant')
  await join(place, member, owner.workspaceId, 'member')
  const status = async (by: typeof member, fields: Record<string, string>, at = page) =>
    (await by.browser.post(at, fields)).status

  expect(await status(consultant, { intent: 'invite', email: anybody(), role: 'owner' })).toBe(403)
  expect(await status(consultant, { intent: 'invite', email: anybody(), role: 'viewer' })).toBe(200)
  expect(await status(consultant, { intent: 'role', user: owner.userId, role: 'viewer' })).toBe(403)
  expect(await status(consultant, { intent: 'role', user: member.userId, role: 'owner' })).toBe(403)
  expect(await status(consultant, { intent: 'remove', user: owner.userId })).toBe(403)
  expect(await status(member, { intent: 'invite', email: anybody(), role: 'viewer' })).toBe(403)
  const own = pageOf(owner.workspaceId)
  expect(await status(consultant, { intent: 'transfer', user: member.userId })).toBe(403)
  for (const intent of ['name', 'address', 'zone', 'kind']) expect(await status(consultant, { intent }, own)).toBe(403)
  for (const intent of ['close', 'keep']) expect(await status(consultant, { intent }, `${own}/data`)).toBe(403)
  expect(await status(consultant, { intent: 'factor', factor: 'on' }, `${own}/sign-in`)).toBe(403)
  expect([await roleOf(owner.workspaceId, owner.userId), await roleOf(owner.workspaceId, member.userId)]).toEqual([
    'owner',
    'member',
  ])
})

test('who is removed loses access with the next request, in the tab that is open too (P06, attack 12)', async () => {
  const owner = await anOwner(place, anybody())
  const member = await aPerson(place, anybody())
  await join(place, member, owner.workspaceId, 'member')
  const answers = `/assessments/${owner.assessmentId}/answers/q-pilot-scope`
  const save = (version: number) =>
    member.browser.post(answers, {
      'q-pilot-scope.answer': 'level:2',
      'q-pilot-scope.version': String(version),
      'q-pilot-scope.opId': crypto.randomUUID(),
    })
  expect((await save(0)).status).toBe(200)

  const removed = await owner.browser.post(peopleOf(owner.workspaceId), { intent: 'remove', user: member.userId })

  expect(removed.status).toBe(200)
  expect((await save(1)).status).toBe(404)
  for (const page of ['review', 'report.pdf', 'answers.json', 'results.data']) {
    expect((await member.browser.get(`/assessments/${owner.assessmentId}/${page}`)).status, page).toBe(404)
  }
  expect((await member.browser.get(pageOf(owner.workspaceId))).status).toBe(404)
  expect((await mailbox.waitFor(member.email, 1, /no longer work/)).raw).toContain('Your access')
})

/** A vendor's link and a calendar's address that somebody makes: secrets that they still know when they are gone. */
async function secretLinks({ workspaceId, assessmentId }: Awaited<ReturnType<typeof anOwner>>, by: Browser) {
  const systemId = newId()
  await admin`
    insert into app.ai_systems (workspace_id, id, client_id, name, status, created_by)
    select workspace_id, ${systemId}, client_id, 'Ask Brand', 'live', ${newId()} from app.assessments where id = ${assessmentId}`
  const page = `/assessments/${assessmentId}/governance`
  const asked = await (await by.post(`${page}/${systemId}/vendor`, { intent: 'link', vendor: 'Acme' })).text()
  const calendar = await (await by.post(`${page}/duties`, { intent: 'start' })).text()
  const links = [/\/vendor\/[\w-]{43}/.exec(asked)?.[0] ?? '', /\/calendar\/[\w-]{43}\.ics/.exec(calendar)?.[0] ?? '']
  const statuses = () => Promise.all(links.map(async (link) => (await browser().get(link)).status))
  const places = async () => (await admin`select from sys.link_places where workspace_id = ${workspaceId}`).length
  expect(await statuses()).toEqual([200, 200])
  expect(await places()).toBe(2)
  return { statuses, places }
}

test.each([
  ['is removed', { intent: 'remove' }, [404, 404]],
  ['becomes a viewer', { intent: 'role', role: 'viewer' }, [404, 404]],
  ['still may write', { intent: 'role', role: 'consultant' }, [200, 200]],
])('the links for a vendor and a calendar of whoever %s open accordingly (P06)', async (_what, change, then) => {
  const owner = await anOwner(place, anybody())
  const member = await aPerson(place, anybody())
  await join(place, member, owner.workspaceId, 'member')
  const { statuses, places } = await secretLinks(owner, member.browser)

  expect((await owner.browser.post(peopleOf(owner.workspaceId), { ...change, user: member.userId })).status).toBe(200)

  expect(await statuses()).toEqual(then)
  expect(await places()).toBe(then.filter((status) => status === 200).length)
  const ended = (await actionsIn(owner.workspaceId)).filter((action) => /vendor.removed|calendar.stopped/.test(action))
  expect(ended).toHaveLength(then.filter((status) => status === 404).length)
})

test('whoever leaves takes the links that they made along (P06)', async () => {
  const owner = await anOwner(place, anybody())
  const member = await aPerson(place, anybody())
  await join(place, member, owner.workspaceId, 'member')
  const { statuses, places } = await secretLinks(owner, member.browser)

  await member.browser.post(`${pageOf(owner.workspaceId)}/data`, { intent: 'leave' })

  expect(await statuses()).toEqual([404, 404])
  expect(await places()).toBe(0)
})

test('a changed role ends what was signed in before (attack 36)', async () => {
  const owner = await anOwner(place, anybody())
  const member = await aPerson(place, anybody())
  await join(place, member, owner.workspaceId, 'member')
  const change = { intent: 'role', user: member.userId, role: 'viewer' }

  expect((await owner.browser.post(peopleOf(owner.workspaceId), change)).status).toBe(200)

  expect((await member.browser.get('/account')).headers.get('Location')).toBe('/sign-in?returnTo=/account')
  await signIn(member.browser, mailbox, member.email)
  const page = await (await member.browser.get(`/assessments/${owner.assessmentId}/questions/pilot`)).text()
  expect(page).toContain('You are a viewer in this workspace')
  expect(page).toMatch(/<fieldset disabled/)
})

test('an id in other letters is no id: the last owner stays one (each id has one spelling)', async () => {
  const owner = await anOwner(place, anybody())
  const page = peopleOf(owner.workspaceId)
  const user = owner.userId.toUpperCase()

  expect((await owner.browser.post(page, { intent: 'role', user, role: 'viewer' })).status).toBe(404)
  expect((await owner.browser.post(page, { intent: 'role', user: owner.userId, role: 'viewer' })).status).toBe(422)
  expect((await owner.browser.post(`${pageOf(owner.workspaceId)}/data`, { intent: 'leave' })).status).toBe(422)
  expect((await owner.browser.get(page.toUpperCase().replace('/WORKSPACES', '/workspaces'))).status).toBe(404)
  expect(await roleOf(owner.workspaceId, owner.userId)).toBe('owner')
})

test('the same role again changes nothing and signs nobody out', async () => {
  const owner = await anOwner(place, anybody())
  const member = await aPerson(place, anybody())
  await join(place, member, owner.workspaceId, 'member')

  const same = { intent: 'role', user: member.userId, role: 'member' }
  expect((await owner.browser.post(peopleOf(owner.workspaceId), same)).status).toBe(200)

  expect((await member.browser.get('/account')).status).toBe(200)
  expect(await actionsIn(owner.workspaceId)).toEqual([])
})

test('a consultant does not replace an owner’s invitation of an owner', async () => {
  const owner = await anOwner(place, anybody())
  const consultant = await aPerson(place, anybody())
  await join(place, consultant, owner.workspaceId, 'consultant')
  const email = anybody()
  await owner.browser.post(peopleOf(owner.workspaceId), { intent: 'invite', email, role: 'owner' })
  const link = await linkFor(email)

  const replaced = await consultant.browser.post(peopleOf(owner.workspaceId), {
    intent: 'invite',
    email,
    role: 'viewer',
  })

  expect(replaced.status).toBe(403)
  expect((await browser().get(link)).status).toBe(200)
})

test('a name never brings a message or a line of its own into our mail (attacks 34 and 53)', async () => {
  const owner = await anOwner(place, anybody(), 'Confirm at https://evil.example now')
  const broken = await owner.browser.post('/account', { intent: 'name', name: 'Your bank\n\nhttps://evil.example' })
  await owner.browser.post('/account', { intent: 'name', name: 'www.evil.example' })
  const email = anybody()
  await owner.browser.post(peopleOf(owner.workspaceId), { intent: 'invite', email, role: 'viewer' })

  const { raw } = await mailbox.waitFor(email, 1, /invites you/)

  expect(broken.status).toBe(422)
  expect(raw).toContain(`www evil example (${owner.email})`)
  expect(raw).not.toMatch(/evil\.example|https:\/\/evil/)
  expect(raw).toMatch(/^Subject: You are invited to a workspace on Preflight$/m)
})

test('one address gets three invitations an hour at most, whoever sends them', async () => {
  const email = anybody()
  const statuses = []
  for (let sent = 0; sent < 4; sent += 1) {
    const owner = await anOwner(place, anybody())
    const invited = await owner.browser.post(peopleOf(owner.workspaceId), { intent: 'invite', email, role: 'viewer' })
    statuses.push(invited.status)
  }

  expect(statuses).toEqual([200, 200, 200, 429])
})

test('who may invite nobody reads no address of the others', async () => {
  const owner = await anOwner(place, anybody())
  const viewer = await aPerson(place, anybody())
  await join(place, viewer, owner.workspaceId, 'viewer')

  const page = await (await viewer.browser.get(peopleOf(owner.workspaceId))).text()

  expect(page).not.toContain(owner.email)
  expect(page).toContain(viewer.email)
})

test('a viewer who looks moves nobody’s place in the questions', async () => {
  const owner = await anOwner(place, anybody())
  const viewer = await aPerson(place, anybody())
  await join(place, viewer, owner.workspaceId, 'viewer')
  await owner.browser.get(`/assessments/${owner.assessmentId}/questions/kpi`)
  const placeNow = async () =>
    (await admin`select last_question_id from app.participants where assessment_id = ${owner.assessmentId}`)[0]
  const before = await placeNow()

  expect((await viewer.browser.get(`/assessments/${owner.assessmentId}/questions/pilot`)).status).toBe(200)

  expect(await placeNow()).toEqual(before)
})

test('handing over makes an owner of the other, who signs in again, and keeps oneself in', async () => {
  const owner = await anOwner(place, anybody())
  const heir = await aPerson(place, anybody())
  await join(place, heir, owner.workspaceId, 'viewer')

  const handed = await owner.browser.post(peopleOf(owner.workspaceId), { intent: 'transfer', user: heir.userId })

  expect(await handed.text()).toContain('is an owner now, and you are not')
  expect((await heir.browser.get('/account')).headers.get('Location')).toBe('/sign-in?returnTo=/account')
  expect([await roleOf(owner.workspaceId, owner.userId), await roleOf(owner.workspaceId, heir.userId)]).toEqual([
    'member',
    'owner',
  ])
  expect((await owner.browser.get(pageOf(owner.workspaceId))).status).toBe(200)
})

test('a workspace is deleted only by writing its name, can be called back, and is closed meanwhile', async () => {
  const owner = await anOwner(place, anybody(), 'Müller & Söhne')
  const page = `${pageOf(owner.workspaceId)}/data`
  const wrong = await owner.browser.post(page, { intent: 'close', confirm: 'Müller' })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('exactly as it stands above')

  const closed = await owner.browser.post(page, { intent: 'close', confirm: 'Müller & Söhne' })

  expect(closed.status).toBe(302)
  expect((await mailbox.waitFor(owner.email, 1, /will be deleted/)).raw).toContain('planned to delete')
  for (const each of ['', '/members', '/sign-in', '/data']) {
    const shown = await (await owner.browser.get(`${pageOf(owner.workspaceId)}${each}`)).text()
    expect(shown, each).toContain('will be deleted on')
  }
  expect((await owner.browser.get(`/assessments/${owner.assessmentId}/review`)).status).toBe(404)
  expect((await owner.browser.post(pageOf(owner.workspaceId), { intent: 'name', name: 'Other' })).status).toBe(409)
  expect((await owner.browser.post(page, { intent: 'keep' })).status).toBe(200)
  expect((await owner.browser.get(`/assessments/${owner.assessmentId}/review`)).status).toBe(200)
  expect(await actionsIn(owner.workspaceId)).toEqual(['workspace.closing', 'workspace.kept'])
})

test('what cannot be undone asks again who one is after ten minutes, and leads back', async () => {
  const owner = await anOwner(place, anybody())
  const heir = await aPerson(place, anybody())
  await join(place, heir, owner.workspaceId, 'member')
  const [page, data] = [peopleOf(owner.workspaceId), `${pageOf(owner.workspaceId)}/data`]
  await growStale(admin, owner.email)
  const confirm = (back: string) => `/account/confirm?returnTo=${encodeURIComponent(`${back}?again=yes`)}`
  const acts: [string, Record<string, string>][] = [
    [data, { intent: 'close', confirm: 'Example GmbH' }],
    [page, { intent: 'transfer', user: heir.userId }],
    [page, { intent: 'role', user: heir.userId, role: 'owner' }],
    [page, { intent: 'invite', email: anybody(), role: 'consultant' }],
  ]

  for (const [at, act] of acts) {
    expect((await owner.browser.post(at, act)).headers.get('Location'), act.intent).toBe(confirm(at))
  }
  const file = await owner.browser.get(`${pageOf(owner.workspaceId)}/export.zip`)
  expect(file.headers.get('Location')).toBe(confirm(data))
  expect((await owner.browser.post('/account', { intent: 'erase', confirm: owner.email })).status).toBe(302)
  expect(await roleOf(owner.workspaceId, heir.userId)).toBe('member')
  expect(await actionsIn(owner.workspaceId)).toEqual([])
  expect((await owner.browser.post(page, { intent: 'role', user: heir.userId, role: 'viewer' })).status).toBe(200)
})

test('the log says in words who did what, to owners alone', async () => {
  const owner = await anOwner(place, anybody())
  const member = await aPerson(place, anybody())
  await join(place, member, owner.workspaceId, 'member')
  await owner.browser.post(peopleOf(owner.workspaceId), { intent: 'role', user: member.userId, role: 'viewer' })
  await owner.browser.post(pageOf(owner.workspaceId), { intent: 'kind', kind: 'consultancy' })

  const log = await (await owner.browser.get(`${pageOf(owner.workspaceId)}/log`)).text()

  expect(log).toContain(`Made ${member.email} Viewer`)
  expect(log).toContain('Changed the kind of workspace')
  expect(log).toContain('All 2 entries are as written')
})

test('a check starts in the workspace that the form named, whatever another tab opened meanwhile', async () => {
  const owner = await anOwner(place, anybody())
  const second = await anOwner(place, anybody())
  await join(place, { ...owner }, second.workspaceId, 'member')
  await owner.browser.get(`/assessments/${second.assessmentId}`)

  const id = await owner.browser.start({ company: 'Here KG', workspace: owner.workspaceId })

  const [row] = await admin`select workspace_id from app.assessments where id = ${id}`
  expect(row?.workspace_id).toBe(owner.workspaceId)
  await admin`delete from app.memberships where user_id = ${owner.userId} and workspace_id = ${second.workspaceId}`
  const late = await owner.browser.post('/start', { company: 'Late', form: 'short', workspace: second.workspaceId })
  expect(late.status).toBe(409)
})

test('a viewer starts a check in a workspace of their own, and the one they read in stays as it is', async () => {
  const owner = await anOwner(place, anybody())
  const viewer = await aPerson(place, anybody())
  await join(place, viewer, owner.workspaceId, 'viewer')
  const page = await (await viewer.browser.get('/start')).text()
  expect(page).toContain('This check starts a workspace of your own')
  expect(page).toContain('name="workspace" value="own"')

  const id = await viewer.browser.start({ company: 'Own KG', workspace: 'own' })

  const [made] = await admin`select workspace_id as id from app.assessments where id = ${id}`
  expect(made?.id).not.toBe(owner.workspaceId)
  expect(await roleOf(made?.id, viewer.userId)).toBe('owner')
  expect((await viewer.browser.get(`/assessments/${id}/review`)).status).toBe(200)
  expect(await roleOf(owner.workspaceId, viewer.userId)).toBe('viewer')
})

test('the settings name every page that one may open, and mark the one that is open', async () => {
  const owner = await anOwner(place, anybody())
  const member = await aPerson(place, anybody())
  await join(place, member, owner.workspaceId, 'member')
  const own = pageOf(owner.workspaceId)
  const below = (page: string) => `${own}/${page}`
  const forAll = [
    '/account',
    '/account/security',
    own,
    ...['members', 'brand', 'texts', 'questions', 'data'].map(below),
  ]
  const forOwners = [...forAll.slice(0, 7), below('sign-in'), below('asked'), below('data'), below('log')]
  const navOf = async (by: typeof owner.browser, path: string) => {
    const [nav = ''] = /<nav aria-label="Settings"[\s\S]*?<\/nav>/.exec(await (await by.get(path)).text()) ?? []
    const links = [...nav.matchAll(/<a [^>]*>/g)].map(([link]) => link)
    const hrefOf = (link: string) => /href="([^"]*)"/.exec(link)?.[1]
    return { all: links.map(hrefOf), current: links.filter((link) => link.includes('aria-current')).map(hrefOf) }
  }

  for (const path of forOwners) {
    expect(await navOf(owner.browser, path), path).toEqual({ all: forOwners, current: [path] })
  }
  for (const path of forAll.slice(2)) {
    expect(await navOf(member.browser, path), path).toEqual({ all: forAll, current: [path] })
  }
})

test('the log and the list of browsers write times by the clock of the workspace, and name it', async () => {
  const owner = await anOwner(place, anybody())
  const page = pageOf(owner.workspaceId)
  await owner.browser.post(page, { intent: 'address', address: 'Ring 1' })
  const zoned = await owner.browser.post(page, { intent: 'zone', zone: 'Asia/Tokyo' })
  const nowhere = await owner.browser.post(page, { intent: 'zone', zone: 'Mars/Olympus' })
  await admin`update sys.sessions set last_seen_at = '2026-11-21T15:30:00Z', created_at = '2026-11-21T14:59:00Z'
    where actor_id = ${owner.userId}`

  const log = await (await owner.browser.get(`${page}/log`)).text()
  const account = await (await owner.browser.get('/account')).text()

  expect([zoned.status, nowhere.status]).toEqual([200, 422])
  expect(log).toContain('Changed the time zone of the workspace')
  const times = [...log.matchAll(/<time dateTime="([^"]+)">([^<]+)<\/time>/gi)]
  expect(times).toHaveLength(2)
  for (const [, at = '', written = ''] of times) {
    const hour = String((new Date(at).getUTCHours() + 9) % 24).padStart(2, '0')
    expect(written).toMatch(new RegExp(`^\\d+ \\w+ \\d{4}, ${hour}:\\d\\d GMT\\+9$`))
  }
  expect(account).toContain('21 Nov 2026, 23:59 GMT+9')
  expect(account).toMatch(/22 Nov 2026, 00:30 GMT\+9|\d+ \w+ \d{4}, \d\d:\d\d GMT\+9/)
})

test('a day begins by the clock of the workspace, on the desk as in the list of checks', async () => {
  const owner = await anOwner(place, anybody())
  await admin`update app.assessments set created_at = '2026-11-21T15:30:00Z' where id = ${owner.assessmentId}`
  await admin`update app.workspaces set time_zone = 'Asia/Tokyo' where workspace_id = ${owner.workspaceId}`
  const [check] = await admin`select client_id as id from app.assessments where id = ${owner.assessmentId}`

  for (const path of ['/assessments', `${pageOf(owner.workspaceId)}/clients/${check?.id}`]) {
    expect(await (await owner.browser.get(path)).text(), path).toContain('dateTime="2026-11-22"')
  }
})

test('whoever may change nothing reads how the workspace is called, and is shown no form', async () => {
  const owner = await anOwner(place, anybody(), 'Readable AG')
  const viewer = await aPerson(place, anybody())
  await join(place, viewer, owner.workspaceId, 'viewer')

  const general = await (await viewer.browser.get(pageOf(owner.workspaceId))).text()
  const people = await (await viewer.browser.get(peopleOf(owner.workspaceId))).text()

  expect(general).toContain('Readable AG')
  expect(general).toContain('Not told yet')
  for (const page of [general, people]) expect(page).not.toMatch(/name="intent"/)
})
