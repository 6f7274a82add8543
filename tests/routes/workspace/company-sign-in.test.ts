import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Authenticator } from '#tests/support/authenticator.ts'
import type { Browser } from '#tests/support/browser.ts'
import { DnsServer } from '#tests/support/dns-server.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { CLIENT, OpenIdProvider } from '#tests/support/openid-provider.ts'
import { addPasskey, challengeFor, turnOnSecondFactor } from '#tests/support/passkeys.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { growStale, signIn } from '#tests/support/sign-in.ts'
import { anOwner, aPerson, join, type Person } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const dns = new DnsServer()
const provider = new OpenIdProvider()
const issuer = await provider.open()
const other = new OpenIdProvider()
await other.open()
const { browser, admin, logged } = await testPreflight({
  smtpUrl: await mailbox.open(),
  // http on this machine, as where it is developed.
  mode: 'development',
  secret: 'd1f0b7c9a4e35268d1f0b7c9a4e35268',
  dnsServers: [await dns.open()],
})
afterAll(async () => {
  provider.close()
  other.close()
  dns.close()
  await mailbox.close()
})
const place = { admin, browser: () => browser(), mailbox }
const DOMAIN = 'corp.example'
const COOKIE = '__Host-provider'
const SID = '__Host-sid'

let owner: Awaited<ReturnType<typeof anOwner>>
let secured: Person
/** Of the domain, with a workspace of their own. */
let bob: Awaited<ReturnType<typeof anOwner>>
const page = () => `/workspaces/${owner.workspaceId}/sign-in`
const ask = async (fields: Record<string, string>, by = owner.browser) => {
  const response = await by.post(page(), fields)
  return { status: response.status, text: await response.text() }
}
const save = (fields: Record<string, string> = {}, by = owner.browser) =>
  ask({ intent: 'save', issuer, client: CLIENT.id, secret: CLIENT.secret, joins: 'nobody', ...fields }, by)

/** Types an address and looks where to go on. @returns the page of the provider */
async function leave(by: Browser, email: string, from = '/sign-in') {
  const asked = await by.post(from, { email })
  expect(asked.headers.get('Location')).toBe('/sign-in/provider')
  return hrefOf(by)
}

async function hrefOf(by: Browser) {
  const text = await (await by.get('/sign-in/provider')).text()
  return (/href="(http:\/\/localhost:\d+\/authorize\?[^"]*)"/.exec(text)?.[1] ?? '').replaceAll('&amp;', '&')
}

/** Signs in at the provider as it says. @returns the answer to the way back */
async function enter(by: Browser, said: Record<string, unknown>, email = `anna@${DOMAIN}`) {
  return by.get(provider.leadBack(await leave(by, email), said))
}
/** What somebody is anywhere. */
const membersOf = async (email: string) => [
  ...(await admin`select m.role from app.memberships m join sys.users u on u.id = m.user_id where u.email = ${email}`),
]
const isIn = (by: Browser) => by.cookies.has(SID)
const proofOf = async (domain = DOMAIN, workspaceId = owner.workspaceId) => {
  const [row] = await admin`select proof from app.domains where workspace_id = ${workspaceId} and domain = ${domain}`
  return `preflight-domain=${row?.proof}`
}

beforeAll(async () => {
  owner = await anOwner(place, `owner@${DOMAIN}`, 'Corp Ltd')
  bob = await anOwner(place, `bob@${DOMAIN}`, 'Bob AG')
  secured = await aPerson(place, `two@${DOMAIN}`)
})
beforeEach(() => {
  provider.claims = {}
  provider.isForging = false
  provider.isTampering = false
  provider.returnedIssuer = null
  provider.saysWhoItIs = true
})

describe('setting it up', () => {
  test('is for owners who have just shown who they are', async () => {
    const member = await aPerson(place, `member@${DOMAIN}`)
    await join(place, member, owner.workspaceId, 'consultant')
    expect((await member.browser.get(page())).status).toBe(403)
    expect((await ask({ intent: 'remove' }, member.browser)).status).toBe(403)

    await growStale(admin, owner.email)
    expect((await owner.browser.post(page(), { intent: 'remove' })).headers.get('Location')).toMatch(
      /^\/account\/confirm/,
    )
    await admin`update sys.sessions set proven_at = now()`
  })

  test.each([
    ['a private network', 'https://10.0.0.1'],
    ['the metadata of a cloud', 'http://169.254.169.254'],
    ['this machine in other words', 'https://2130706433'],
    ['another protocol', 'file:///etc/passwd'],
    ['a name with a password', 'https://a:b@login.example.com'],
    ['another port', 'https://example.com:22'],
    ['a provider that goes by another name', `${issuer.replace('localhost', '127.0.0.1')}`],
    ['nobody', 'http://localhost:1'],
  ])('a provider at %s is refused: %s (O-SSRF)', async (_, named) => {
    const { status, text } = await save({ issuer: named })

    expect(status).toBe(422)
    expect(text).toContain('We found no provider under this address')
  })

  test('the secret is stored sealed, shown to nobody, and never goes to another provider', async () => {
    expect((await save()).text).toContain('The provider is saved')

    const [dump] = await admin`select encode(client_secret, 'escape') as text from app.providers`
    expect(dump?.text).not.toContain(CLIENT.secret)
    expect(await (await owner.browser.get(page())).text()).not.toContain(CLIENT.secret)
    expect((await save({ secret: '' })).status).toBe(200)
    const moved = await save({ issuer: `${issuer}/`, secret: '' })
    expect(moved.status).toBe(422)
    expect(moved.text).toContain('client secret')
  })

  test('a domain counts only once its DNS holds the workspace’s own record', async () => {
    await ask({ intent: 'add-domain', domain: `@${DOMAIN.toUpperCase()}` })
    const prove = () => ask({ intent: 'prove', domain: DOMAIN })

    expect((await prove()).text).toContain('does not hold the record yet')
    dns.records.set(`_preflight.${DOMAIN}`, ['v=spf1', 'preflight-domain=of-somebody-else'])
    expect((await prove()).status).toBe(422)
    const unproved = await browser().post('/sign-in', { email: `anna@${DOMAIN}` })
    expect(unproved.headers.get('Location')).toBe('/sign-in/code')
    dns.isBroken = true
    expect((await prove()).text).toContain('did not answer')
    dns.isBroken = false
    dns.records.set(`_preflight.${DOMAIN}`, [await proofOf()])
    expect((await prove()).text).toContain('The domain is proved')
  })

  test('another workspace takes it only when the first one’s record is gone', async () => {
    const other = await anOwner(place, 'owner@elsewhere.example', 'Elsewhere')
    const there = `/workspaces/${other.workspaceId}/sign-in`
    await other.browser.post(there, { intent: 'add-domain', domain: DOMAIN })
    const [own, theirs] = [await proofOf(), await proofOf(DOMAIN, other.workspaceId)]
    dns.records.set(`_preflight.${DOMAIN}`, [own, theirs])

    const taken = await other.browser.post(there, { intent: 'prove', domain: DOMAIN })

    expect(taken.status).toBe(422)
    expect(await taken.text()).toContain('belongs to another workspace')
    dns.records.set(`_preflight.${DOMAIN}`, [own])
  })

  test('who stops being an owner while the DNS is asked takes no domain', async () => {
    const raced = await anOwner(place, 'owner@raced.example', 'Raced')
    const there = `/workspaces/${raced.workspaceId}/sign-in`
    await raced.browser.post(there, { intent: 'add-domain', domain: 'raced.example' })
    dns.records.set('_preflight.raced.example', [await proofOf('raced.example', raced.workspaceId)])
    dns.whenAsked = () => admin`update app.memberships set role = 'viewer' where user_id = ${raced.userId}`

    const refused = await raced.browser.post(there, { intent: 'prove', domain: 'raced.example' })

    dns.whenAsked = async () => undefined
    expect(refused.status).toBe(403)
    expect(await admin`select 1 from sys.domain_places where domain = 'raced.example'`).toEqual([])
  })

  test.each(['', 'corp', 'a b.example', 'evil.example,corp.example', 'x@corp.example', '127.0.0.1'])(
    'what is no domain is none: "%s"',
    async (domain) => {
      expect((await ask({ intent: 'add-domain', domain })).status).toBe(422)
    },
  )
})

describe('signing in', () => {
  test('an address of the domain is sent on, whether it has an account or not', async () => {
    const [known, unknown] = [browser(), browser()]
    const answers = await Promise.all([
      known.post('/sign-in', { email: owner.email }),
      unknown.post('/sign-in', { email: `nobody@${DOMAIN}` }),
    ])

    expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.get('Location')}`)).size).toBe(1)
    const elsewhere = await browser().post('/sign-in', { email: 'anna@other.example' })
    expect(elsewhere.headers.get('Location')).toBe('/sign-in/code')
  })

  test('asks with PKCE, state and nonce, and leads out by a link that says where', async () => {
    const asked = new URL(await leave(browser(), `anna@${DOMAIN}`)).searchParams

    expect(asked.get('code_challenge_method')).toBe('S256')
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)).toMatch(/^[\w-]{43}$/)
    expect(asked.get('redirect_uri')).toBe(`http://localhost/sign-in/provider/callback/${owner.workspaceId}`)
  })

  test('a member comes in, with a new session, where they belong', async () => {
    const by = browser()
    const back = await enter(by, { email: owner.email, email_verified: true }, owner.email)

    expect(back.headers.get('Location')).toBe('/assessments')
    expect(await (await by.get('/assessments')).text()).toContain('Corp Ltd')
    expect(by.cookies.has(COOKIE)).toBe(false)
  })

  test('the page that was wanted comes after it; another place never does (attack 37)', async () => {
    const by = browser()
    const href = await leave(by, owner.email, `/sign-in?returnTo=/workspaces/${owner.workspaceId}`)
    const back = await by.get(provider.leadBack(href, { email: owner.email }))
    expect(back.headers.get('Location')).toBe(`/workspaces/${owner.workspaceId}`)

    const evil = browser()
    const led = await leave(evil, owner.email, `/sign-in?${new URLSearchParams({ returnTo: '//evil.example' })}`)
    const path = provider.leadBack(led, { email: owner.email })
    const open = await evil.get(`${path}&returnTo=//evil.example&redirect_uri=https://evil.example`)
    expect(open.headers.get('Location') ?? '/').not.toContain('evil')
  })

  test.each([
    ['an address of another domain', { email: 'anna@other.example', email_verified: true }, 'no confirmed address'],
    ['one below the domain', { email: `anna@sub.${DOMAIN}` }, 'no confirmed address'],
    ['one that ends like it', { email: `anna@evil${DOMAIN}` }, 'no confirmed address'],
    ['two in one', { email: `anna@other.example,anna@${DOMAIN}` }, 'no confirmed address'],
    ['an address that is not confirmed', { email: `owner@${DOMAIN}`, email_verified: false }, 'no confirmed address'],
    ['the same in letters', { email: `owner@${DOMAIN}`, email_verified: 'false' }, 'no confirmed address'],
    [
      'of which nothing says that it is',
      { email: `owner@${DOMAIN}`, email_verified: undefined },
      'no confirmed address',
    ],
    ['no address', {}, 'no confirmed address'],
  ])('%s signs nobody in', async (_, said, words) => {
    const by = browser()
    const back = await enter(by, said)

    expect(back.status).toBe(403)
    expect(await back.text()).toContain(words)
    expect(isIn(by)).toBe(false)
  })

  test('and makes no account of who has no address there', async () => {
    expect(await admin`select 1 from sys.users where email = 'anna@other.example'`).toEqual([])
  })

  test('who has an address of the domain but no part in the workspace comes in, and sees nothing of it', async () => {
    const by = browser()
    const back = await enter(by, { email: `stranger@${DOMAIN}` }, `stranger@${DOMAIN}`)

    expect(back.headers.get('Location')).toBe('/assessments')
    expect(await (await by.get('/assessments')).text()).not.toContain('Corp Ltd')
    expect((await by.get(`/workspaces/${owner.workspaceId}`)).status).toBe(404)
    expect(await membersOf(`stranger@${DOMAIN}`)).toEqual([])
  })

  const honest = { email: `owner@${DOMAIN}` }
  test.each<[string, () => void]>([
    ['a nonce of another sign-in', () => (provider.claims = { nonce: 'x'.repeat(43) })],
    ['no nonce', () => (provider.claims = { nonce: undefined })],
    ['a token of another issuer', () => (provider.claims = { iss: 'https://accounts.google.com' })],
    ['a token for another client', () => (provider.claims = { aud: 'another' })],
    ['a token that is over', () => (provider.claims = { exp: 1_000_000_000 })],
    ['an answer in the name of another provider (mix-up)', () => (provider.returnedIssuer = 'https://evil.example')],
    ['a token signed with another key', () => (provider.isForging = true)],
    ['a token that was changed after it was signed', () => (provider.isTampering = true)],
  ])('%s is refused', async (_, lie) => {
    lie()
    const by = browser()
    const back = await enter(by, honest)

    expect(back.status).toBe(403)
    expect(await back.text()).toContain('what it said does not hold')
    expect(isIn(by)).toBe(false)
  })

  test('an answer without a name is refused where the provider says that it gives one (RFC 9207)', async () => {
    const by = browser()
    const path = provider.leadBack(await leave(by, owner.email), honest)
    const before = provider.redeemed

    const back = await by.get(path.replace(/&iss=[^&]+/, ''))

    expect([back.status, provider.redeemed]).toEqual([403, before])
    expect(isIn(by)).toBe(false)
  })

  // RFC 9700, 4.4: somebody signs in with a provider of the attacker's, which sends them on to an honest one with the
  // state it was given. The honest one answers; asked at an address that both share, we would hand its code to the
  // attacker. So each workspace has an address, and an honest provider knows only that of its own.
  test('the answer of a provider at the address of another workspace is refused and handed to nobody (mix-up, N5)', async () => {
    provider.saysWhoItIs = false
    for (const at of [bob.workspaceId, '']) {
      const by = browser()
      const path = provider.leadBack(await leave(by, owner.email), honest)
      const before = provider.redeemed

      const back = await by.get(path.replace(`/${owner.workspaceId}?`, at === '' ? '?' : `/${at}?`))

      expect([back.status, provider.redeemed], at).toEqual([403, before])
      expect(isIn(by)).toBe(false)
    }
    const by = browser()
    expect((await by.get(provider.leadBack(await leave(by, owner.email), honest))).status).toBe(302)
  })

  test('a provider that was set up with the shared address goes on with it, until its owner moves it', async () => {
    await admin`update app.providers set has_own_callback = false where workspace_id = ${owner.workspaceId}`
    const shared = 'http://localhost/sign-in/provider/callback'
    const callback = async () => {
      const by = browser()
      const href = await leave(by, owner.email)
      const back = await by.get(provider.leadBack(href, honest))
      return { asked: new URL(href).searchParams.get('redirect_uri'), status: back.status }
    }

    expect(await callback()).toEqual({ asked: shared, status: 302 })
    expect(await (await owner.browser.get(page())).text()).toContain('goes on working')
    await save()
    expect(await callback()).toEqual({ asked: shared, status: 302 })
    await save({ moved: 'yes' })
    expect(await callback()).toEqual({ asked: `${shared}/${owner.workspaceId}`, status: 302 })
    expect(await (await owner.browser.get(page())).text()).not.toContain('goes on working')
  })

  test('another state is refused, before anything is used up or asked for', async () => {
    const by = browser()
    const path = provider.leadBack(await leave(by, owner.email), honest)
    const before = provider.redeemed

    const planted = await by.get(path.replace(/state=[\w-]+/, `state=${'x'.repeat(43)}`))
    expect([planted.status, provider.redeemed]).toEqual([403, before])
    // Whoever sends somebody a link with a code of their own signs nobody in (login CSRF).
    expect((await browser().get(path)).status).toBe(403)
    expect((await by.get(path)).status).toBe(302)
  })

  test('a way back is good once, also twenty times at once', async () => {
    const by = browser()
    const path = provider.leadBack(await leave(by, owner.email), honest)
    const again = browser()
    again.cookies.set(COOKIE, by.cookies.get(COOKIE) ?? '')

    const all = await Promise.all(Array.from({ length: 20 }, () => by.get(path)))

    expect(all.filter(({ status }) => status === 302)).toHaveLength(1)
    expect((await again.get(path)).status).toBe(403)
  })

  test('a code of one browser is worth nothing in another that waits too', async () => {
    const [anna, thief] = [browser(), browser()]
    const code = new URLSearchParams(provider.leadBack(await leave(anna, owner.email), honest).split('?')[1]).get(
      'code',
    )
    const own = provider.leadBack(await leave(thief, `thief@${DOMAIN}`), { email: `thief@${DOMAIN}` })

    const back = await thief.get(own.replace(/code=[^&]+/, `code=${code}`))

    expect(back.status).toBe(403)
    expect(isIn(thief)).toBe(false)
  })

  test('a provider that says no, or nothing, is told from nobody', async () => {
    const by = browser()
    const path = provider.leadBack(await leave(by, owner.email), honest)
    const no = await by.get(`${path.replace(/code=[^&]+/, 'error=access_denied')}`)
    expect(no.status).toBe(403)
  })

  test('where the owner says that the provider is the company’s alone, its silence counts, and its denial does not', async () => {
    const silent = { email: owner.email, email_verified: undefined }
    await save({ own: 'yes' })
    expect(await (await owner.browser.get(page())).text()).toMatch(/<input[^>]*name="own"[^>]*checked/)

    expect((await enter(browser(), silent)).status).toBe(302)
    expect((await enter(browser(), { email: owner.email, email_verified: false })).status).toBe(403)

    await save()
    expect((await enter(browser(), silent)).status).toBe(403)
  })

  test('a second factor that an account asks for is asked for here too', async () => {
    await join(place, secured, owner.workspaceId, 'member')
    await addPasskey(secured.browser, new Authenticator())
    await turnOnSecondFactor(secured.browser)
    const by = browser()

    const back = await enter(by, { email: secured.email }, secured.email)

    expect(back.headers.get('Location')).toBe('/sign-in/second')
    expect(isIn(by)).toBe(false)
  })

  test('who is new joins only where the owner wants that, as what the owner said', async () => {
    const fresh = { email: `fresh@${DOMAIN}` }
    await enter(browser(), fresh)
    expect(await membersOf(fresh.email)).toEqual([])
    await save({ joins: 'viewer' })

    const by = browser()
    expect((await enter(by, fresh)).headers.get('Location')).toBe('/assessments')

    expect(await membersOf(fresh.email)).toEqual([{ role: 'viewer' }])
    expect(await (await by.get('/assessments')).text()).toContain('Corp Ltd')
    expect(await (await owner.browser.get(`/workspaces/${owner.workspaceId}/log`)).text()).toContain(
      'Joined by the company’s sign-in as Viewer'.replace('’', '&#x27;'),
    )
    await save({ joins: 'nobody' })
  })

  test('a domain whose record is gone stops counting within a day', async () => {
    const proof = await proofOf()
    dns.records.set(`_preflight.${DOMAIN}`, ['v=spf1'])
    expect((await enter(browser(), honest)).status).toBe(302)
    await admin`update app.domains set proved_at = now() - interval '25 hours' where workspace_id = ${owner.workspaceId}`
    dns.isBroken = true
    expect((await enter(browser(), honest)).status).toBe(302)
    const late = browser()
    const path = provider.leadBack(await leave(late, owner.email), honest)
    dns.isBroken = false

    expect((await late.get(path)).status).toBe(403)

    expect((await browser().post('/sign-in', { email: owner.email })).headers.get('Location')).toBe('/sign-in/code')
    dns.records.set(`_preflight.${DOMAIN}`, [proof])
    expect((await ask({ intent: 'prove', domain: DOMAIN })).status).toBe(200)
  })
})

describe('the only way in', () => {
  let insider: Browser

  test('is shut by an owner alone who came in by it', async () => {
    const refused = await ask({ intent: 'only', to: 'on' })
    expect(refused.status).toBe(422)

    insider = browser()
    await enter(insider, { email: owner.email }, owner.email)
    expect((await ask({ intent: 'only', to: 'on' }, insider)).text).toContain('only with the sign-in of your company')
  })

  test('who came in by mail is led to it and gets nothing before', async () => {
    const led = await owner.browser.get(`/assessments/${owner.assessmentId}/review`)
    const enterPage = `/workspaces/${owner.workspaceId}/enter`
    expect(led.headers.get('Location')).toBe(`${enterPage}?returnTo=/assessments/${owner.assessmentId}/review`)
    expect((await owner.browser.post(`/assessments/${owner.assessmentId}/answers/q-pilot-scope`)).status).toBe(403)

    const shown = await (await owner.browser.get(enterPage)).text()
    expect(shown).toContain('Sign in with your company')
    expect(shown).not.toContain('Corp Ltd')
    const sent = await owner.browser.post(led.headers.get('Location') ?? '')
    expect(sent.headers.get('Location')).toBe('/sign-in/provider')
    const text = await (await owner.browser.get('/sign-in/provider')).text()
    expect(text).not.toContain('Send me a code instead')
    expect((await owner.browser.post('/sign-in/provider', { intent: 'code' })).status).toBe(403)
    const href = (/href="(http:\/\/localhost:\d+\/authorize\?[^"]*)"/.exec(text)?.[1] ?? '').replaceAll('&amp;', '&')
    const back = await owner.browser.get(provider.leadBack(href, { email: owner.email }))
    expect(back.headers.get('Location')).toBe(`/assessments/${owner.assessmentId}/review`)
    expect((await owner.browser.get(`/assessments/${owner.assessmentId}/review`)).status).toBe(200)
  })

  test('a guest of the domain keeps their own work, in an account without part in the workspace', async () => {
    const by = browser()
    const assessmentId = await by.start({ company: 'Guest Ltd' })

    const back = await enter(by, { email: `guest@${DOMAIN}` }, `guest@${DOMAIN}`)

    expect(back.headers.get('Location')).toBe('/claim')
    await by.post('/claim', { intent: 'keep' })
    expect((await by.get(`/assessments/${assessmentId}/review`)).status).toBe(200)
    expect(await membersOf(`guest@${DOMAIN}`)).toEqual([{ role: 'owner' }])
  })

  test('it shuts nobody of the domain out of what is theirs elsewhere', async () => {
    const by = browser()
    const back = await enter(by, { email: bob.email }, bob.email)

    expect(back.headers.get('Location')).toBe('/assessments')
    expect((await by.get(`/workspaces/${bob.workspaceId}`)).status).toBe(200)
    expect((await by.get(`/workspaces/${bob.workspaceId}/export.zip`)).status).toBe(200)
    expect((await by.get(`/workspaces/${owner.workspaceId}`)).status).toBe(404)
  })

  test('a domain that the DNS no longer confirms binds nobody: the mailed code does again', async () => {
    const proof = await proofOf()
    const wayFor = async (days: number) => {
      await admin`update app.domains set proved_at = now() - make_interval(days => ${days})
        where workspace_id = ${owner.workspaceId}`
      return (await browser().post('/sign-in', { email: bob.email })).headers.get('Location')
    }

    dns.isBroken = true
    expect(await wayFor(6)).toBe('/sign-in/provider')
    expect(await wayFor(8)).toBe('/sign-in/code')
    dns.isBroken = false
    expect(await wayFor(8)).toBe('/sign-in/provider')
    dns.records.set(`_preflight.${DOMAIN}`, [])
    expect(await wayFor(2)).toBe('/sign-in/code')
    dns.records.set(`_preflight.${DOMAIN}`, [proof])
    await ask({ intent: 'prove', domain: DOMAIN }, insider)
    expect(await wayFor(0)).toBe('/sign-in/provider')
  })

  test('an invitation says it, and goes to nobody who could not come in', async () => {
    const here = `/workspaces/${owner.workspaceId}`
    const refused = await insider.post(`${here}/members`, {
      intent: 'invite',
      email: 'x@other.example',
      role: 'viewer',
    })
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('other.example is no domain')])

    await insider.post(`${here}/members`, { intent: 'invite', email: `invited@${DOMAIN}`, role: 'viewer' })

    const link = await mailbox.invitationFor(`invited@${DOMAIN}`)
    expect(await (await browser().get(link)).text()).toContain('only with the sign-in of their own company')
  })

  test('another provider lets nobody in whom the one before it named, but for the owner who has to mend it', async () => {
    const by = browser()
    await enter(by, { email: owner.email }, owner.email)
    const here = `/workspaces/${owner.workspaceId}`
    const waiting = browser()
    await leave(waiting, owner.email)
    expect((await by.get(here)).status).toBe(200)
    expect((await save({ joins: 'nobody' }, insider)).status).toBe(200)
    expect((await by.get(here)).status).toBe(200)

    expect((await save({ issuer: other.issuer }, insider)).text).toContain('The provider is saved')

    expect((await by.get(here)).headers.get('Location')).toContain(`${here}/enter`)
    expect((await waiting.get('/sign-in/provider')).headers.get('Location')).toBe('/sign-in')
    expect((await save({}, insider)).status).toBe(200)
    expect((await insider.get(here)).status).toBe(200)
  })

  test('a member of another domain stays outside, and nobody else learns that there is such a workspace', async () => {
    const outsider = await aPerson(place, 'freelance@other.example')
    await join(place, outsider, owner.workspaceId, 'member')
    const enterPage = `/workspaces/${owner.workspaceId}/enter`

    expect((await outsider.browser.get('/assessments')).headers.get('Location')).toBe(
      `${enterPage}?returnTo=/assessments`,
    )
    expect(await (await outsider.browser.get(enterPage)).text()).toContain(
      'is of no domain that this workspace has proved',
    )
    expect((await outsider.browser.post(enterPage)).status).toBe(403)
    expect((await outsider.browser.post(`/workspaces/${owner.workspaceId}`, { intent: 'name' })).status).toBe(403)
    const left = await outsider.browser.post(`/workspaces/${owner.workspaceId}/data`, { intent: 'leave' })
    expect(left.headers.get('Location')).toBe('/account')
    expect((await outsider.browser.get(enterPage)).status).toBe(404)
    const stranger = await aPerson(place, 'stranger@other.example')
    expect((await stranger.browser.get(enterPage)).status).toBe(404)
  })

  test('while it is about to close its own people still come in by it, and it binds nobody else', async () => {
    const here = `/workspaces/${owner.workspaceId}`
    await admin`update app.workspaces set closes_at = now() + interval '9 days' where workspace_id = ${owner.workspaceId}`
    expect((await browser().post('/sign-in', { email: bob.email })).headers.get('Location')).toBe('/sign-in/code')
    const by = browser()
    await signIn(by, mailbox, owner.email)
    expect((await by.get(here)).headers.get('Location')).toContain(`${here}/enter`)

    expect((await by.post(`${here}/enter?returnTo=${here}`)).headers.get('Location')).toBe('/sign-in/provider')
    const back = await by.get(provider.leadBack(await hrefOf(by), { email: owner.email }))

    expect(back.headers.get('Location')).toBe(here)
    expect((await by.get(here)).status).toBe(200)
    expect((await by.post(`${here}/data`, { intent: 'keep' })).status).toBe(200)
  })

  test('an owner with two factors still comes in when the provider is gone', async () => {
    const device = new Authenticator()
    const rescuer = browser()
    await admin`update app.workspaces set requires_provider = false where workspace_id = ${owner.workspaceId}`
    const second = await aPerson(place, 'rescuer@other.example')
    await join(place, second, owner.workspaceId, 'owner')
    await addPasskey(second.browser, device)
    await turnOnSecondFactor(second.browser)
    await admin`update app.workspaces set requires_provider = true where workspace_id = ${owner.workspaceId}`
    await signIn(rescuer, mailbox, second.email)
    await rescuer.post('/sign-in/second', {
      intent: 'passkey',
      passkey: device.sign(await challengeFor(rescuer, 'second')),
    })

    expect((await rescuer.get(page())).status).toBe(200)
    expect((await ask({ intent: 'remove' }, rescuer)).text).toContain('The provider was removed')
    expect(await admin`select 1 from sys.sessions where provider_of = ${owner.workspaceId}`).toEqual([])

    const [row] = await admin`select requires_provider from app.workspaces where workspace_id = ${owner.workspaceId}`
    expect(row?.requires_provider).toBe(false)
    expect((await browser().post('/sign-in', { email: owner.email })).headers.get('Location')).toBe('/sign-in/code')
  })

  test('nothing of a code, a token or the secret stands in the log', () => {
    expect(logged()).toContain('provider sign-in refused')
    expect(logged()).not.toContain(CLIENT.secret)
    expect(logged()).not.toMatch(/eyJ[\w-]{20}|code=|@corp\.example/)
  })
})
