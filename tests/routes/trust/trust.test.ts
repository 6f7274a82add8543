import { afterAll, expect, test } from 'vitest'
import { createSeal } from '#app/server/seal.server.ts'
import { TRUST_DOCUMENTS } from '#content/trust-blanks.ts'
import { Authenticator } from '#tests/support/authenticator.ts'
import { Browser } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { FULL_OPERATOR, operatorFile } from '#tests/support/operator.ts'
import { addPasskey, turnOnSecondFactor } from '#tests/support/passkeys.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { signIn } from '#tests/support/sign-in.ts'
import { anOwner } from '#tests/support/workspace-people.ts'
import { runningScripts, tags, text } from '#tests/ui/markup.tsx'

const OWN = `# Our notice <b>here</b>

<script>alert(1)</script> of {company}, **not** [there](javascript:alert(2)), {backup-days} days.

<img src=x onerror=alert(3)>

## Cookies

{cookies}
`

const SECRET = 'd1f0b7c9a4e35268d1f0b7c9a4e35268'
const mailbox = new Mailbox()
afterAll(() => mailbox.close())
const { admin, browser, start } = await testPreflight({ smtpUrl: await mailbox.open(), secret: SECRET })
const filled = await start({ operatorFile: operatorFile(FULL_OPERATOR) })
const own = await start({ operatorFile: operatorFile('as_of: 2026-11-01', { 'privacy-notice.md': OWN }) })
const visitor = (app = filled.app) => new Browser(app, { address: '192.0.2.9' })

const read = async (path: string, by = visitor()) => {
  const answer = await by.get(path)
  return { status: answer.status, headers: answer.headers, html: await answer.text() }
}

test('the overview lists every document, says which are not complete, and that it is no legal advice', async () => {
  const bare = await read('/trust', browser())
  const complete = await read('/trust')

  for (const { status, html } of [bare, complete]) {
    expect(status).toBe(200)
    const links = tags(html, 'a').map(({ href }) => href)
    expect(links).toEqual(expect.arrayContaining(TRUST_DOCUMENTS.map((id) => `/trust/${id}`)))
    expect(text(html).match(/not legal advice/g)).toHaveLength(1)
  }
  expect(text(bare.html).match(/ not complete /g)).toHaveLength(TRUST_DOCUMENTS.length)
  expect(text(complete.html)).not.toContain('not complete')
})

test.each(TRUST_DOCUMENTS)('without an operator %s says at its head what is missing, and shows where', async (id) => {
  const { status, html } = await read(`/trust/${id}`, browser())
  const { html: file } = await read(`/trust/${id}.md`, browser())

  expect(status).toBe(200)
  expect(text(html)).toMatch(/This document is not complete Whoever runs this site has not filled in/)
  expect(text(html)).toMatch(/\[ ?to be filled in by the operator: [a-z]/)
  expect(file).toMatch(/\[to be filled in by the operator: [a-z]/)
})

test.each(TRUST_DOCUMENTS)('with a full operator file %s has no blank, a version and a date', async (id) => {
  const { html } = await read(`/trust/${id}`)
  const { html: file, headers } = await read(`/trust/${id}.md`)

  for (const shown of [text(html), file]) {
    expect(shown).not.toMatch(/to be filled in|not complete/)
    expect(shown).not.toMatch(/\{[a-z-]+\}/)
    expect(shown).toMatch(/Version \d+.+As of .*operator’s facts as of/)
  }
  expect(text(html)).toMatch(/checksum [0-9a-f]{12}/)
  expect(tags(html, 'h1')).toHaveLength(1)
  expect(headers.get('Content-Disposition')).toMatch(
    /^attachment; filename="Preflight [\w -]+\.md"; filename\*=UTF-8''/,
  )
})

test('a page of the trust pack sends no script, and is alike for everybody', async () => {
  const guest = visitor()
  await guest.start()
  for (const path of ['/trust', '/trust/security-overview']) {
    const { html, headers } = await read(path, guest)

    expect(runningScripts(html)).toEqual([])
    expect(html).not.toContain('modulepreload')
    expect(headers.getSetCookie()).toEqual([])
  }
})

test('the operator is shown as typed', async () => {
  const { html } = await read('/trust/sub-processors')

  expect(text(html)).toContain('Helfer | Partner')
  expect(text((await read('/trust/privacy-notice')).html)).toContain(
    'Muster &amp; Söhne GmbH, Ring 1, 1010 Wien, Austria',
  )
})

test('a text of the operator’s own is shown with our figures in it, and HTML in it does nothing', async () => {
  const { html } = await read('/trust/privacy-notice', visitor(own.app))

  expect(text(html)).toContain('The operator’s own text')
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; of ')
  expect(html).toContain('<strong>not</strong>')
  expect(runningScripts(html)).toEqual([])
  expect(tags(html, 'img')).toEqual([])
  expect(tags(html, 'a').filter(({ href = '' }) => /script/.test(href))).toEqual([])
  expect(text(html)).toContain('to be filled in by the operator: days that backups are kept')
  expect(html).toContain('__Host-sid')
})

test('a document that never was is not there', async () => {
  for (const path of ['/trust/terms', '/trust/terms.md', '/trust/privacy-notice.yaml']) {
    expect((await read(path)).status).toBe(404)
  }
})

test('security.txt names the contact, and is not there where nobody was named (RFC 9116)', async () => {
  const given = await read('/.well-known/security.txt')
  const none = await read('/.well-known/security.txt', browser())

  expect(given.status).toBe(200)
  expect(given.headers.get('Content-Type')).toBe('text/plain; charset=utf-8')
  expect(given.html).toMatch(/^Contact: mailto:security@muster\.example\nExpires: \d{4}-\d\d-\d\dT00:00:00Z\nPref/)
  expect(none.status).toBe(404)
})

test('a workspace reads its own agreement: its name and address stand in it, and what is missing has a way', async () => {
  const owner = await anOwner({ admin, browser: () => browser(), mailbox }, 'signs@example.com', 'Müller | Söhne')
  const place = `/workspaces/${owner.workspaceId}`
  const before = await read(`${place}/agreement`, owner.browser)
  const data = await read(`${place}/data`, owner.browser)
  await owner.browser.post(place, { intent: 'address', address: 'Am Hafen 12\n20457 Hamburg' })
  const after = await read(`${place}/agreement`, owner.browser)
  const file = await read(`${place}/agreement.md`, owner.browser)

  for (const { html } of [before, data]) {
    expect(text(html)).toContain('The postal address of Müller | Söhne is missing')
    expect(tags(html, 'a').map(({ href }) => href)).toContain(`${place}#address-of-workspace`)
  }
  expect(text(before.html)).toMatch(/Company Müller \| Söhne \[?/)
  expect(text(before.html)).toMatch(/Address _{20}/)
  expect(text(after.html)).toContain('Address Am Hafen 12, 20457 Hamburg')
  expect(text(after.html)).not.toContain('is missing, so')
  expect(file.html).toContain('| Company | Müller \\| Söhne |')
  expect(file.html).toContain('| Address | Am Hafen 12, 20457 Hamburg |')
  expect(file.headers.get('Content-Disposition')).toContain(
    'filename="Preflight Processing agreement Mueller Soehne.md"',
  )
  for (const path of ['/trust/processing-agreement', '/trust/processing-agreement.md']) {
    const { html } = await read(path, owner.browser)
    expect(html).not.toMatch(/Söhne|Hafen/)
    expect(text(html)).toMatch(/Address \|? ?_{20}/)
  }
})

/** As if an owner had set up the sign-in of their company. */
async function aProvider(workspaceId: string) {
  const sealed = createSeal(SECRET).close('secret', `app.providers/${workspaceId}`)
  await admin`insert into app.providers (workspace_id, issuer, client_id, client_secret)
    values (${workspaceId}, 'https://login.corp.example', 'preflight', ${sealed})`
  await admin`insert into sys.domain_places (domain, workspace_id, proof) values ('corp.example', ${workspaceId}, 'proof')`
  await admin`insert into app.domains (workspace_id, domain, proof, proved_at)
    values (${workspaceId}, 'corp.example', 'proof', now())`
}

test('the table of cookies says of each what the browser is told: name and time, and there is no other', async () => {
  const anna = browser()
  const told = new Map<string, number[]>()
  const keep = (answer: Response) => {
    for (const cookie of answer.headers.getSetCookie().filter((set) => !set.includes('Max-Age=0'))) {
      const [, name = '', maxAge = ''] = /^([^=]+)=.*; Max-Age=(\d+)$/.exec(cookie) ?? []
      expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax; Max-Age=\d+$/)
      told.set(name, [...(told.get(name) ?? []), Number(maxAge) / 60])
    }
  }
  keep(await anna.get('/start?language=en'))
  keep(await anna.post('/start', { company: 'A', disciplines: 'marketing', form: 'short' }))
  const [mine] = await admin`select id from app.assessments order by created_at desc limit 1`
  keep(await anna.post(`/assessments/${mine?.id}/settings`, { intent: 'sharedComputer' }))
  const asking = await (await anna.post(`/assessments/${mine?.id}/team`, { intent: 'link', discipline: '' })).text()
  keep(await browser().post(/\/answer\/[\w-]{43}/.exec(asking)?.[0] ?? '', { name: 'Lee', disciplines: 'it' }))
  keep(await anna.post('/sign-in', { email: 'anna@example.com' }))
  keep(await anna.post('/sign-in/code', { intent: 'enter', code: await mailbox.codeFor('anna@example.com') }))
  const owner = await anOwner({ admin, browser: () => browser(), mailbox }, 'owner@example.com')
  await owner.browser.post(`/workspaces/${owner.workspaceId}/members`, {
    intent: 'invite',
    email: 'bo@example.com',
    role: 'viewer',
  })
  const shared = await owner.browser.post(`/assessments/${owner.assessmentId}/report/share`, {
    intent: 'make',
    label: 'The board',
    ends: '30',
  })
  const link = /\/shared\/[\w-]{43}/.exec(await shared.text())?.[0] ?? ''
  keep(await browser().post(link, { intent: 'open' }))
  const { raw } = await mailbox.waitFor('bo@example.com', 1, /invites you/)
  const token = /\/invitations\/([A-Za-z0-9_-]{43})/.exec(raw.replaceAll('=\n', ''))?.[1]
  keep(await browser().post(`/invitations/${token}`))
  keep(await browser().post('/passkeys/challenge', { purpose: 'signIn' }))
  await aProvider(owner.workspaceId)
  keep(await browser().post('/sign-in', { email: 'anna@corp.example' }))
  await addPasskey(owner.browser, new Authenticator())
  await turnOnSecondFactor(owner.browser)
  keep(await signIn(browser(), mailbox, 'owner@example.com'))
  const { html: file } = await read('/trust/privacy-notice.md')
  const rows = file.split('\n').filter((line) => line.startsWith('| `'))

  expect(rows.map((row) => /`(.+?)`/.exec(row)?.[1]).toSorted()).toEqual([...told.keys()].toSorted())
  for (const [name, times] of told) {
    const row = rows.find((line) => line.includes(`\`${name}\``)) ?? ''
    for (const minutes of times) expect(row).toContain(minutes < 1440 ? `${minutes} minutes` : `${minutes / 1440} day`)
  }
})

test('periods and tries in the documents are those that the database keeps', async () => {
  await browser().start()
  await signIn(browser(), mailbox, 'kim@example.com')
  const minutesOf = async (table: string, condition: string) => {
    const [row] = await admin.unsafe(
      `select round(extract(epoch from max(expires_at - created_at)) / 60)::int as minutes from ${table} where ${condition}`,
    )
    return row?.minutes as number
  }

  const { html: notice } = await read('/trust/privacy-notice.md')
  const { html: overview } = await read('/trust/security-overview.md')
  const guestDays = (await minutesOf('app.workspaces', "kind = 'guest'")) / 1440
  const idleDays = (await minutesOf('sys.sessions', "kind = 'member'")) / 1440
  const codeMinutes = await minutesOf('sys.sign_in_codes', 'used_at is not null')

  expect(notice).toContain(`Without an account ${guestDays} days after the last visit`)
  expect(notice).toContain(`signed in ${idleDays} days after it`)
  expect(overview).toContain(`it works once, for\n${codeMinutes} minutes`)
})
