import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCESS, accessOf, isForPrograms } from '#app/access.ts'
import { BLANK_DRAFT } from '#app/core/pilots/charter/prefill-draft.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { newId } from '#db/new-id.ts'
import { Authenticator } from '#tests/support/authenticator.ts'
import type { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { addPasskey, challengeFor, turnOnSecondFactor } from '#tests/support/passkeys.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { growStale, signIn } from '#tests/support/sign-in.ts'
import { anOwner, aPerson, join, type Person } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const { browser, admin } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }

const catalogue = loadCatalogue()
const PILOT_ID = newId()
const CANARY = 'Canary Closed GmbH'
let owner: Awaited<ReturnType<typeof anOwner>>
let member: Person
let clientId: string
const pageOf = ({ workspaceId } = owner) => `/workspaces/${workspaceId}`
const device = new Authenticator()

const confirmWith = async (by: Browser, own: Authenticator, returnTo: string) =>
  by.post('/account/confirm', { intent: 'passkey', returnTo, passkey: own.sign(await challengeFor(by, 'confirm')) })

async function secure(by: Browser, own: Authenticator) {
  await addPasskey(by, own)
  return turnOnSecondFactor(by)
}

beforeAll(async () => {
  owner = await anOwner(place, 'owner@closed.example.com', CANARY)
  const [check] = await admin<{ id: string }[]>`
    select client_id as id from app.assessments where id = ${owner.assessmentId}`
  clientId = check?.id ?? ''
  await admin`
    insert into app.pilots (workspace_id, id, client_id, name, draft, created_by)
    values (${owner.workspaceId}, ${PILOT_ID}, ${clientId}, ${CANARY}, ${admin.json(BLANK_DRAFT)}, ${owner.userId})`
  member = await aPerson(place, 'member@closed.example.com')
  await join(place, member, owner.workspaceId, 'member')
})

describe('before it is on', () => {
  test('an owner without a second factor of their own is not let to turn it on, and told why', async () => {
    const refused = await owner.browser.post(`${pageOf()}/sign-in`, { intent: 'factor', factor: 'on' })

    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Turn on a second factor for your own account first')
  })

  test('with one, they first give it in this very session', async () => {
    await secure(owner.browser, device)

    const led = await owner.browser.post(`${pageOf()}/sign-in`, { intent: 'factor', factor: 'on' })

    const again = `${pageOf()}/sign-in?again=yes`
    expect(led.headers.get('Location')).toBe(`/account/confirm?${new URLSearchParams({ returnTo: again })}`)
    await growStale(admin, owner.email)
    expect(await (await owner.browser.get(again)).text()).not.toContain('press the button again')
    const back = await confirmWith(owner.browser, device, again)
    expect(back.headers.get('Location')).toBe(again)
    expect(await (await owner.browser.follow(back)).text()).toContain('press the button again')
    const pressed = await owner.browser.post(again, { intent: 'factor', factor: 'off' })
    expect(pressed.status).toBe(200)
    expect(await pressed.text()).not.toContain('press the button again')
  })

  test('nobody but an owner turns it on or off', async () => {
    expect((await member.browser.post(`${pageOf()}/sign-in`, { intent: 'factor', factor: 'on' })).status).toBe(403)
  })

  test('it is proven again who one is, if that was long ago', async () => {
    await growStale(admin, owner.email)
    const led = await owner.browser.post(`${pageOf()}/sign-in`, { intent: 'factor', factor: 'on' })
    expect(led.headers.get('Location')).toMatch(/^\/account\/confirm\?/)
    await confirmWith(owner.browser, device, `${pageOf()}/sign-in`)
  })
})

describe('whom it would shut out', () => {
  const textOf = async (by: Browser, path: string) =>
    (await (await by.get(path)).text()).replaceAll(/<script[\s\S]*?<\/script>|<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

  test('stands by name beside the button, for the second factor and for the sign-in of the company', async () => {
    const page = await textOf(owner.browser, `${pageOf()}/sign-in`)

    expect(page).toContain('One person here has none yet. If you turn it on')
    expect(page).toContain('them until they add one: member@closed.example.com')
    expect(page).not.toContain('owner@closed.example.com Ask everybody')
  })

  test('stands in the table of members, for owners alone', async () => {
    const own = await textOf(owner.browser, `${pageOf()}/members`)
    const others = await textOf(member.browser, `${pageOf()}/members`)

    expect(own).toMatch(/owner@closed.example.com.*second factor on.*member@closed.example.com.*no second factor yet/)
    expect(own).not.toContain('signed in with your company')
    expect(others).not.toContain('second factor')
  })

  test('is told by the company sign-in too, once that is asked for', async () => {
    const { userId, workspaceId } = owner
    await admin`update app.workspaces set requires_provider = true where workspace_id = ${workspaceId}`
    const asked = await textOf(owner.browser, `${pageOf()}/members`)
    await admin`update sys.sessions set provider_of = ${workspaceId} where actor_id = ${userId}`
    const come = await textOf(owner.browser, `${pageOf()}/members`)
    await admin`update sys.sessions set provider_of = null where actor_id = ${userId}`
    await admin`update app.workspaces set requires_provider = false where workspace_id = ${workspaceId}`

    expect(asked.match(/not signed in with your company/g)).toHaveLength(2)
    expect(come.match(/not signed in with your company/g)).toHaveLength(1)
  })
})

describe('once it is on', () => {
  beforeAll(async () => {
    const done = await owner.browser.post(`${pageOf()}/sign-in`, { intent: 'factor', factor: 'on' })
    expect(await done.text()).toContain('One person here has none yet.')
  })

  test('everybody gets a mail, and the log says who did it', async () => {
    for (const { email } of [owner, member]) {
      expect((await mailbox.waitFor(email, 1, /A workspace of yours/)).raw).toContain('Canary Closed')
    }
    const log = await (await owner.browser.get(`${pageOf()}/log`)).text()
    expect(log).toContain('Asked everybody for a second factor')
  })

  /** Every route of a workspace or a check in it, with what it is asked by; but for the way in, which says nothing of it. */
  const routes = Object.keys(ACCESS)
    .filter((pattern) => pattern !== 'workspaces/:workspaceId/enter')
    .filter(
      (pattern) =>
        /:(assessmentId|workspaceId|pilotId)/.test(pattern) ||
        ['assessments', 'start', 'pilots', 'pilots/new'].includes(pattern),
    )
    // A program has a key of its own.
    .filter((pattern) => !isForPrograms(pattern))
    .flatMap((pattern) =>
      (['GET', 'POST'] as const).flatMap((method) => (accessOf(pattern, method) ? [{ method, pattern }] : [])),
    )
  const fill = (pattern: string) =>
    `/${pattern
      .replace(':assessmentId', owner.assessmentId)
      .replace(':workspaceId', owner.workspaceId)
      .replace(':participantId', newId())
      .replace(':discipline', 'legal')
      .replace(':clientId', clientId)
      .replace(':fileId', newId())
      .replace(':pieceId', newId())
      .replace(':systemId', newId())
      .replace(':pilotId', PILOT_ID)
      .replace(':kpiId/:onDay/:arm', 'minutes/2026-11-16/pilot')
      .replace(':kpiId', 'minutes')
      .replace(':number', '1')
      .replace(':version', '1.0')
      .replace(':chart', 'radar.svg')
      .replace(':part', 'ai-act')
      .replace(':format', 'csv')
      .replace(':dutyId', 'o-01')
      .replace(':section', pattern.startsWith('pilots/') ? 'scope' : 'pilot')
      .replace(':actionId', 'act-kpi-definition-2')
      .replace(':questionId', 'q-pilot-scope')
      .replace(':useCaseId', catalogue.useCases[0]?.id ?? '')
      .replace(':techniqueId', catalogue.techniques[0]?.id ?? '')
      .replace(':templateId', 'kpi-sheet')
      .replace(':hash', catalogue.hash)}`

  test.each(routes)('$method /$pattern answers nothing to who has none', async ({ method, pattern }) => {
    const path = fill(pattern)
    if (method === 'POST') {
      const fields: Record<string, string> =
        pattern === 'start' ? { company: 'X', disciplines: 'marketing', form: 'short' } : {}
      expect((await member.browser.post(path, fields)).status).toBe(403)
      return
    }
    const led = await member.browser.get(path)
    expect([led.status, led.headers.get('Location')]).toEqual([302, `/account/security?returnTo=${path}`])
    const data = await (await member.browser.get(`${path}.data`)).text()
    expect(data).not.toContain(CANARY)
  })

  test('nor does the frame of another page, or a check started in a workspace that a form names', async () => {
    expect(await (await member.browser.get('/trust')).text()).not.toContain(CANARY)
    const elsewhere = await member.browser.post('/start', {
      company: 'X',
      disciplines: 'marketing',
      form: 'short',
      workspace: owner.workspaceId,
    })
    expect(elsewhere.status).toBe(403)
    expect(await admin`select 1 from app.assessments where workspace_id = ${owner.workspaceId}`).toHaveLength(1)
  })

  test('attack 12: an autosave of the open tab is refused and writes nothing', async () => {
    const saved = await member.browser.post(`/assessments/${owner.assessmentId}/answers/q-pilot-scope`, {
      'q-pilot-scope.answer': 'level:2',
      'q-pilot-scope.version': '0',
      'q-pilot-scope.opId': crypto.randomUUID(),
    })
    expect(saved.status).toBe(403)
    expect(await admin`select 1 from app.answers where workspace_id = ${owner.workspaceId}`).toHaveLength(0)
  })

  test('a passkey alone is not enough: it has to be asked for, and given; then all is there', async () => {
    const phone = new Authenticator()
    await addPasskey(member.browser, phone)
    expect((await member.browser.get(pageOf())).headers.get('Location')).toBe(`/account/security?returnTo=${pageOf()}`)
    const page = await (await member.browser.get(`/account/security?returnTo=${pageOf()}`)).text()
    expect(page).toContain('A workspace of yours asks for a second factor')
    expect(page).toContain(`It is asked for by: ${CANARY}.`)

    await turnOnSecondFactor(member.browser)
    const led = await member.browser.get(pageOf())
    expect(led.headers.get('Location')).toBe(`/account/confirm?returnTo=${pageOf()}`)
    const back = await confirmWith(member.browser, phone, pageOf())

    expect(back.headers.get('Location')).toBe(pageOf())
    expect((await member.browser.get(pageOf())).status).toBe(200)
    expect(await (await member.browser.get('/assessments')).text()).toContain(CANARY)
  })

  test('whoever turns their own off is outside again', async () => {
    await member.browser.post('/account/security', { intent: 'turn-off' })

    expect((await member.browser.get(pageOf())).headers.get('Location')).toBe(`/account/security?returnTo=${pageOf()}`)
  })

  test('whoever wants none may leave all the same, and finds where; its last owner does not', async () => {
    const reluctant = await aPerson(place, 'reluctant@closed.example.com')
    await join(place, reluctant, owner.workspaceId, 'viewer')
    const alone = await anOwner(place, 'alone@closed.example.com', 'Alone AG')
    await admin`update app.workspaces set requires_second_factor = true where workspace_id = ${alone.workspaceId}`
    expect(await (await reluctant.browser.get('/account')).text()).toContain(`href="${pageOf()}/enter"`)
    const way = await (await reluctant.browser.get(`${pageOf()}/enter`)).text()
    expect(way).toContain('A workspace asks for a second factor')
    expect(way).toContain('Leave now')

    const left = await reluctant.browser.post(`${pageOf()}/data`, { intent: 'leave' })

    expect(left.headers.get('Location')).toBe('/account')
    expect((await reluctant.browser.get(pageOf())).status).toBe(404)
    const stays = await alone.browser.post(`${pageOf(alone)}/data`, { intent: 'leave' })
    expect([stays.status, await stays.text()]).toEqual([409, expect.stringContaining('keeps at least one owner')])
  })

  test('an invitation says it before one joins', async () => {
    const email = 'invited@closed.example.com'
    await owner.browser.post(`${pageOf()}/members`, { intent: 'invite', email, role: 'viewer' })
    const link = await mailbox.invitationFor(email)

    expect(await (await browser().get(link)).text()).toContain(
      'This workspace lets people in only with a second factor',
    )
  })

  test('a check of another workspace of theirs opens all the same, and leads back to neither', async () => {
    const other = await anOwner(place, 'both@closed.example.com', 'Open AG')
    await join(place, other, owner.workspaceId, 'viewer')

    expect((await other.browser.get(`/assessments/${other.assessmentId}/review`)).status).toBe(200)
    const list = await (await other.browser.get('/assessments')).text()
    expect(list).toContain(`What stands in ${CANARY} is not shown here`)
    expect(list).toContain(`href="${pageOf()}"`)
    const closed = await other.browser.get(`/assessments/${owner.assessmentId}/review`)
    expect(closed.headers.get('Location')).toBe(`/account/security?returnTo=/assessments/${owner.assessmentId}/review`)
    expect((await other.browser.get(`/assessments/${other.assessmentId}/review`)).status).toBe(200)
  })

  test('a colleague whose own workspace is empty reads which workspace asks for what, and where to give it', async () => {
    const colleague = await aPerson(place, 'colleague@closed.example.com')
    await colleague.browser.post('/account', { intent: 'make', workspaceName: 'Own and empty' })
    await join(place, colleague, owner.workspaceId, 'consultant')

    const list = await (await colleague.browser.get('/assessments')).text()

    expect(list).toContain(`What stands in ${CANARY} is not shown here`)
    expect(list).toContain('Add a second factor')
  })

  test('an owner lets people in without it again', async () => {
    const off = await owner.browser.post(`${pageOf()}/sign-in`, { intent: 'factor', factor: 'off' })

    expect(await off.text()).toContain('The mailed code alone lets members in again')
    expect((await member.browser.get(`${pageOf()}/enter`)).headers.get('Location')).toBe(pageOf())
    expect((await member.browser.get(pageOf())).status).toBe(200)
  })
})

describe('who has to sign in first', () => {
  test('comes back to the page they wanted, by the code too', async () => {
    const again = browser()
    const led = await again.get(pageOf())
    expect(led.headers.get('Location')).toBe(`/sign-in?returnTo=${pageOf()}`)
    const asked = await again.post(led.headers.get('Location') ?? '', { email: member.email })
    expect(asked.headers.get('Location')).toBe(`/sign-in/code?returnTo=${pageOf()}`)
    const code = await mailbox.codeFor(member.email, mailbox.codesTo(member.email) + 1)
    const entered = await again.post(asked.headers.get('Location') ?? '', { intent: 'enter', code })
    expect(entered.headers.get('Location')).toBe(pageOf())
  })

  test.each(['//evil.example', '/\\evil.example', 'https:evil.example', 'javascript:alert(1)', '/%2f%2fevil.example'])(
    'goes nowhere else: %s (attack 37)',
    async (evil) => {
      const by = browser()
      const asked = await by.post(`/sign-in?${new URLSearchParams({ returnTo: evil })}`, {
        email: 'plain@closed.example.com',
      })
      expect(asked.headers.get('Location')).toBe('/sign-in/code')
    },
  )
})

test('signing in for a page that sends something leads to the sign-in page alone', async () => {
  const by = browser()
  expect((await by.post('/account', { intent: 'end-others' })).headers.get('Location')).toBe('/sign-in')
  await signIn(by, mailbox, 'someone@closed.example.com')
})
