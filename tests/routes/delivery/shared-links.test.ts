import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Fields } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner, aPerson, join } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const place = await testPreflight({ smtpUrl: await mailbox.open() })
const { browser, admin } = place
afterAll(() => mailbox.close())

let owner: Awaited<ReturnType<typeof anOwner>>
let share: string
beforeAll(async () => {
  owner = await anOwner({ admin, browser: () => browser(), mailbox }, 'owner@shared.example.com')
  share = `/assessments/${owner.assessmentId}/report/share`
})

const plain = (html: string) =>
  html
    .replaceAll(/<script[\s\S]*?<\/script>|<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
const textOf = async (response: Response) => plain(await response.text())
const see = async (by: Browser, path: string) => textOf(await by.get(path))

/** Makes a link. @returns its path */
async function aLink(more: Fields = {}, by = owner.browser, page = share) {
  const made = await (
    await by.post(page, { intent: 'make', label: 'The board', ends: '30', download: 'yes', ...more })
  ).text()
  return /\/shared\/[\w-]{43}/.exec(made)?.[0] ?? ''
}

async function rowOf(link: string) {
  const [row] = await admin`select * from app.report_links where token_hash = sha256(${link.slice(8)}::bytea)`
  return row as Record<string, unknown> & { id: string; views: number }
}

async function opened(link: string) {
  const reader = browser()
  await reader.post(link, { intent: 'open' })
  return reader
}

describe('a link to a report', () => {
  test('is shown once, kept as a fingerprint, and holds thirty days by itself', async () => {
    const link = await aLink()
    const row = await rowOf(link)

    expect(link).toMatch(/^\/shared\/[\w-]{43}$/)
    expect(await see(owner.browser, share)).not.toContain(link)
    expect(JSON.stringify(row)).not.toContain(link.slice(8))
    const [{ days } = { days: 0 }] = await admin<{ days: number }[]>`
      select round(extract(epoch from expires_at - now()) / 86400)::int as days from app.report_links where id = ${row.id}`
    expect(days).toBe(30)
  })

  test('attack 26: neither looking, a HEAD nor a prefetch opens or counts; the button does, once a day for a browser', async () => {
    const link = await aLink()
    const reader = browser()
    await reader.send(link, { method: 'HEAD' })
    const door = await see(reader, link)
    const before = await rowOf(link)

    await reader.post(link, { intent: 'open' })
    const first = await see(reader, link)
    await see(reader, link)

    expect(door).toContain('shares a report with you')
    expect(door).not.toContain('Example GmbH:')
    expect(before).toMatchObject({ views: 0, first_viewed_at: null })
    expect(first).toContain('Example GmbH')
    expect(first).toContain('Use cases')
    expect(await rowOf(link)).toMatchObject({ views: 1 })
    await opened(link)
    expect(await rowOf(link)).toMatchObject({ views: 2 })
  })

  test('shows the report without a way into what stands behind it, and no script', async () => {
    const link = await aLink()
    const answer = await (await opened(link)).get(link)
    const html = await answer.text()

    expect(html).not.toMatch(/href="\/(assessments|workspaces|account|sign-in)/)
    expect(html).not.toContain(owner.assessmentId)
    expect(html).not.toContain('<script')
    expect(html).toContain('noindex')
    expect(answer.headers.get('X-Robots-Tag')).toContain('noindex')
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(answer.headers.get('Referrer-Policy')).toBe('same-origin')
    expect(answer.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
  })

  test('speaks the language of its client, door and all, and another one where it is asked for', async () => {
    const link = await aLink()
    const speak = (language: string) =>
      admin`update app.clients set language = ${language} where id = (select client_id from app.assessments where id = ${owner.assessmentId})`
    await speak('de')
    const door = await (await browser().get(link)).text()
    const reader = await opened(link)
    const german = await (await reader.get(link)).text()
    const english = await (await reader.get(`${link}?in=en`)).text()
    const pdf = await reader.get(`${link}/report.pdf`)
    await speak('en')

    expect(door).toMatch(/<html[^>]*lang="de"/)
    expect(german).toMatch(/<html[^>]*lang="de"/)
    expect(german).toContain('Sprache des Berichts: Deutsch')
    expect(german).toContain(`${link}?in=en`)
    expect(english).toMatch(/<html[^>]*lang="en"/)
    expect(english).toContain(`${link}/report.pdf?paper=a4&amp;in=en`)
    expect(pdf.headers.get('Content-Disposition')).toContain('KI-Reife')
  })

  test('attack 1: opens that report alone, and a cookie of one link opens no other', async () => {
    const [one, other] = [await aLink(), await aLink({ label: 'Somebody else' })]
    const reader = await opened(one)

    expect(await see(reader, other)).toContain('shares a report with you')
    expect((await reader.get(`/assessments/${owner.assessmentId}/report`)).status).toBe(404)
    expect((await reader.get(`${other}/report.pdf`)).status).toBe(403)
  })

  test('attack 31: its token is none of any other kind, and theirs are none of its kind', async () => {
    const link = await aLink()
    const reader = await opened(link)
    const stranger = browser()
    stranger.cookies.set('__Host-sid', reader.cookies.get('__Host-reader') ?? '')
    const asReader = browser()
    asReader.cookies.set('__Host-reader', owner.browser.cookies.get('__Host-sid') ?? '')

    expect((await stranger.get(`/assessments/${owner.assessmentId}/report`)).status).toBe(404)
    expect(await see(asReader, link)).toContain('shares a report with you')
    for (const kind of ['answer', 'vendor', 'invitations', 'resume'])
      expect((await browser().get(link.replace('shared', kind))).status, kind).toBeGreaterThanOrEqual(404)
  })

  test('once taken back it opens nothing, at once, also where it was opened before, and tells nothing', async () => {
    const link = await aLink()
    const reader = await opened(link)
    const { id } = await rowOf(link)
    await owner.browser.post(share, { intent: 'revoke', link: id })

    for (const by of [reader, browser()]) {
      const answer = await by.get(link)
      const page = await textOf(answer)
      expect(answer.status).toBe(410)
      expect(page).toContain('This link was taken back')
      expect(page).not.toMatch(/Example GmbH|owner@shared/)
      expect((await by.get(`${link}/report.pdf`)).status).toBe(403)
    }
    expect((await reader.post(link, { intent: 'open' })).headers.get('Location')).toBe(link)
    expect(await rowOf(link)).toMatchObject({ views: 1 })
    expect(await see(owner.browser, `/workspaces/${owner.workspaceId}/log`)).toContain('Took back a link to the report')
  })

  test('whose time is over says so, and opens again with another end', async () => {
    const link = await aLink()
    const { id } = await rowOf(link)
    await admin`update app.report_links set expires_at = now() - interval '1 second' where id = ${id}`
    await admin`update sys.link_places set expires_at = now() - interval '1 second'
      where token_hash = sha256(${link.slice(8)}::bytea)`
    const over = await browser().get(link)

    await owner.browser.post(share, { intent: 'extend', link: id, ends: '7' })

    expect(over.status).toBe(410)
    expect(await textOf(over)).toContain('The time of this link is over')
    expect(await see(await opened(link), link)).toContain('Use cases')
  })

  test('one that was never made, and one that was removed, are alike', async () => {
    const link = await aLink()
    const { id } = await rowOf(link)
    await owner.browser.post(share, { intent: 'remove', link: id })
    expect((await browser().get(link)).status).toBe(200)
    await owner.browser.post(share, { intent: 'revoke', link: id })
    await owner.browser.post(share, { intent: 'remove', link: id })

    const gone = await browser().get(link)
    const never = await browser().get(`/shared/${'x'.repeat(43)}`)

    expect([gone.status, never.status]).toEqual([404, 404])
    const words = await textOf(gone)
    expect(words).toContain('This link leads to no report.')
    expect(words).not.toContain('private link')
    expect(await admin`select 1 from app.report_links where id = ${id}`).toEqual([])
    expect(await admin`select 1 from sys.link_places where token_hash = sha256(${link.slice(8)}::bytea)`).toEqual([])
  })

  test('guessing tokens is limited', async () => {
    const guesser = browser('203.0.113.77')
    const statuses: number[] = []
    for (let at = 0; at < 22; at++) {
      statuses.push((await guesser.get(`/shared/${String(at).padStart(43, 'g')}`)).status)
    }
    expect(statuses.filter((status) => status === 404)).toHaveLength(20)
    expect(statuses.at(-1)).toBe(429)
  })

  test('is taken along only where that is allowed', async () => {
    const [free, bound] = [await aLink(), await aLink({ download: [] })]
    const [reader, other] = [await opened(free), await opened(bound)]

    expect(await (await reader.get(free)).text()).toContain(`${free}/report.pdf`)
    expect(await (await other.get(bound)).text()).not.toContain('report.pdf')
    expect((await other.get(`${bound}/report.pdf`)).status).toBe(403)
    expect((await browser().get(`${free}/report.pdf`)).status).toBe(403)
  })

  test('goes with its check', async () => {
    const other = await anOwner({ admin, browser: () => browser(), mailbox }, 'gone@shared.example.com', 'Gone AG')
    const link = await aLink({}, other.browser, `/assessments/${other.assessmentId}/report/share`)
    const reader = await opened(link)
    await other.browser.post(`/assessments/${other.assessmentId}/settings`, { intent: 'delete', confirm: 'yes' })
    const answer = await reader.get(link)
    expect(answer.status).toBe(404)
  })
})

describe('the page where links are made', () => {
  test.each([
    [{ label: '' }, 'Please say for whom'],
    [{ ends: 'day', endsOn: '2001-01-01' }, 'Please choose a last day'],
    [{ ends: 'day', endsOn: '' }, 'Please choose a last day'],
    [{ addresses: 'kim@example.com, kim' }, '“kim” is no e-mail address'],
  ])('says what is wrong with %j, and keeps what was typed', async (fields, words) => {
    const typed = { intent: 'make', label: 'Board of Kim', ends: '7', ...fields }
    const answer = await owner.browser.post(share, typed)
    const html = await answer.text()

    expect(answer.status).toBe(422)
    expect(plain(html)).toContain(words)
    if (typed.label) expect(html).toContain('Board of Kim')
  })

  test('says what readers get', async () => {
    const other = await anOwner({ admin, browser: () => browser(), mailbox }, 'get@shared.example.com', 'Get AG')
    const page = `/assessments/${other.assessmentId}/report/share`
    const open = await see(other.browser, page)
    await other.browser.post(`/assessments/${other.assessmentId}/answers/q-kpi-definition`, {
      'q-kpi-definition.answer': 'level:1',
      'q-kpi-definition.version': '0',
      'q-kpi-definition.opId': crypto.randomUUID(),
    })
    await other.browser.post(`/assessments/${other.assessmentId}/review`, { intent: 'submit' })
    const submitted = await see(other.browser, page)

    expect(open).toContain('Readers get a draft The check is not submitted yet')
    expect(submitted).toContain('Readers get the report as it was submitted')
  })

  test('attack 4: viewers see what is shared and share nothing; a guest signs in first', async () => {
    const viewer = await aPerson({ admin, browser: () => browser(), mailbox }, 'viewer@shared.example.com')
    await join({ admin, browser: () => browser(), mailbox }, viewer, owner.workspaceId, 'viewer')
    const guest = browser()
    await guest.start({ company: 'Guest KG' })
    const [row] = await admin<{ id: string }[]>`select id from app.assessments where title = 'Guest KG'`
    const guestShare = `/assessments/${row?.id}/report/share`

    expect(await see(viewer.browser, share)).toContain('The board')
    expect((await viewer.browser.post(share, { intent: 'make', label: 'x', ends: '7' })).status).toBe(403)
    expect(await see(guest, guestShare)).toContain('Sharing needs an account')
    expect((await guest.post(guestShare, { intent: 'make', label: 'x', ends: '7' })).status).toBe(403)
  })

  test('attack 2: links of one check are not changed from another', async () => {
    const link = await aLink()
    const { id } = await rowOf(link)
    const other = await anOwner({ admin, browser: () => browser(), mailbox }, 'other@shared.example.com', 'Other AG')
    const theirs = `/assessments/${other.assessmentId}/report/share`

    for (const intent of ['revoke', 'extend', 'remove']) {
      await other.browser.post(theirs, { intent, link: id, ...(intent === 'extend' && { ends: '90' }) })
      expect((await other.browser.post(share, { intent, link: id })).status).toBe(404)
    }
    expect(await rowOf(link)).toMatchObject({ revoked_at: null })
  })
})

describe('a link that asks for a code', () => {
  const guarded = () => aLink({ addresses: 'kim@reader.example.com' })

  test('attack 28: tells nothing before, opens with the code in the browser that asked, and in no other', async () => {
    const link = await guarded()
    const reader = browser()
    const door = await see(reader, link)
    await reader.post(link, { intent: 'ask', email: 'Kim@reader.example.com' })
    const code = await mailbox.codeFor('kim@reader.example.com')
    const stranger = await browser().post(link, { intent: 'enter', code })
    const opening = await reader.post(link, { intent: 'enter', code })
    const again = await reader.post(link, { intent: 'enter', code })

    expect(door).not.toContain('Example GmbH:')
    expect((await browser().post(link, { intent: 'open' })).status).toBe(400)
    expect(stranger.status).toBe(429)
    expect(opening.status).toBe(302)
    expect(again.status).toBe(429)
    expect(await see(reader, link)).toContain('Use cases')
    expect(await rowOf(link)).toMatchObject({ views: 1 })
  })

  test('another address is answered alike and gets no mail', async () => {
    const link = await aLink({ addresses: 'lee@reader.example.com' })
    const stranger = browser()
    await stranger.post(link, { intent: 'ask', email: 'spy@reader.example.com' })
    const page = await see(stranger, link)
    const wrong = await stranger.post(link, { intent: 'enter', code: 'AAAA-AAAA' })

    expect(page).toContain('If spy@reader.example.com is an address that this report is meant for')
    expect(await textOf(wrong)).toContain('4 tries')
    const queued = await admin`select 1 from sys.mails where recipient = 'spy@reader.example.com'`
    expect(queued).toEqual([])
    expect(mailbox.to('spy@reader.example.com')).toHaveLength(0)
  })

  test('attack 29: after five wrong codes the right one is dead', async () => {
    const link = await aLink({ addresses: 'max@reader.example.com' })
    const reader = browser()
    await reader.post(link, { intent: 'ask', email: 'max@reader.example.com' })
    const code = await mailbox.codeFor('max@reader.example.com')
    const statuses: number[] = []
    for (let at = 0; at < 5; at++) {
      statuses.push((await reader.post(link, { intent: 'enter', code: `000000${at}0` })).status)
    }
    const right = await reader.post(link, { intent: 'enter', code })

    expect(statuses).toEqual([422, 422, 422, 422, 429])
    expect(right.status).toBe(429)
    expect(await rowOf(link)).toMatchObject({ views: 0 })
  })
})
