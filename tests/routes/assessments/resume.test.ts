import { beforeEach, expect, test } from 'vitest'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'

const { browser, admin } = await testPreflight()
let guest: Browser
let id: string
let link: string
beforeEach(async () => {
  guest = browser()
  id = await guest.start({ company: 'Geheimrat KG' })
  link = await makeLink(guest, id)
})

async function makeLink(by: Browser, assessmentId: string): Promise<string> {
  const page = await (await by.post(`/assessments/${assessmentId}/settings`, { intent: 'link' })).text()
  return /\/resume\/[\w-]{43}/.exec(page)?.[0] ?? ''
}
const sessions = async () => (await admin`select count(*)::int as count from sys.sessions`)[0]?.count
const links = async () => (await admin`select count(*)::int as count from sys.resume_links`)[0]?.count

test('attack 26: looking at a link, by whatever machine, uses nothing up, starts nothing and says nothing of whose it is', async () => {
  const scanner = browser()
  const before = [await sessions(), await links()]

  for (const method of ['HEAD', 'GET', 'GET']) {
    const seen = await scanner.send(link, { method, headers: { 'Sec-Purpose': 'prefetch' } })
    expect(seen.status).toBe(200)
    expect(await seen.text()).not.toContain('Geheimrat')
    expect(seen.headers.getSetCookie()).toEqual([])
  }

  expect([await sessions(), await links()]).toEqual(before)
})

test('the button on it makes a session of its own, which leads to the same answers', async () => {
  const phone = browser()

  const opened = await phone.post(link)
  const page = await phone.follow(opened)

  expect(opened.headers.get('Location')).toBe(`/assessments/${id}`)
  expect(page.headers.get('Location')).toContain(`/assessments/${id}/questions/`)
  expect(phone.cookies.get('__Host-sid')).not.toBe(guest.cookies.get('__Host-sid'))
  expect((await guest.get(`/assessments/${id}/review`)).status).toBe(200)
})

test('a link is good for several devices until it is ended; then those devices are out too', async () => {
  const [first, second, stranger] = [browser(), browser(), browser()]
  const other = await stranger.start()
  await first.post(link)
  await second.post(link)
  const open = await Promise.all([first, second].map((phone) => phone.get(`/assessments/${id}/review`)))

  const ended = await guest.post(`/assessments/${id}/settings`, { intent: 'revoke' })

  expect(open.map(({ status }) => status)).toEqual([200, 200])
  expect(await ended.text()).toContain('every other device was signed out')
  for (const phone of [first, second]) {
    expect((await phone.get(`/assessments/${id}/review`)).status).toBe(404)
    expect((await phone.post(`/assessments/${id}/settings`, { intent: 'extend' })).status).toBe(404)
  }
  expect((await browser().post(link)).status).toBe(404)
  expect((await browser().get(link)).status).toBe(404)
  expect((await guest.get(`/assessments/${id}/review`)).status).toBe(200)
  expect((await stranger.get(`/assessments/${other}/review`)).status).toBe(200)
})

test('whoever opens a link while it is ended is out with everybody else', async () => {
  const phones = Array.from({ length: 6 }, () => browser())

  await Promise.all([
    ...phones.map((phone) => phone.post(link)),
    guest.post(`/assessments/${id}/settings`, { intent: 'revoke' }),
  ])

  for (const phone of phones) expect((await phone.get(`/assessments/${id}/review`)).status).toBe(404)
})

test('opening a link in the browser that has the check already gives it a new session and ends the old one', async () => {
  const old = guest.cookies.get('__Host-sid')

  await guest.post(link)

  expect(guest.cookies.get('__Host-sid')).not.toBe(old)
  expect((await guest.get(`/assessments/${id}/review`)).status).toBe(200)
  expect((await browser().get(`/assessments/${id}/review`, { Cookie: `__Host-sid=${old}` })).status).toBe(404)
})

test('a browser that holds another check is warned before that one is put aside', async () => {
  const other = browser()
  await other.start()

  expect(await (await other.get(link)).text()).toContain('This browser holds another check already')
  expect(await (await guest.get(link)).text()).not.toContain('another check')
  expect(await (await browser().get(link)).text()).not.toContain('another check')
})

test('thirty people who open a link at once all get in', async () => {
  const opened = await Promise.all(Array.from({ length: 30 }, () => browser().post(link)))

  expect(opened.map(({ status }) => status)).toEqual(Array(30).fill(302))
})

test.each([
  ['one letter changed', () => link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
  ['one letter less', () => link.slice(0, -1)],
  ['one letter more', () => `${link}A`],
  ['another case', () => link.toLowerCase() + (link === link.toLowerCase() ? 'x' : '')],
  ['a path', () => '/resume/..%2f..%2fetc%2fpasswd'],
  ['SQL', () => "/resume/'%20or%20''='"],
])('a link with %s leads nowhere, and says the same as any other', async (_, wrong) => {
  const answer = await browser().get(wrong())

  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('This link has ended')
})

test('a link whose time is over leads nowhere', async () => {
  await admin`update sys.resume_links set expires_at = now() - interval '1 second'`

  expect((await browser().get(link)).status).toBe(404)
})

test('attack 31: a session token is no link, and a link is no session', async () => {
  const token = guest.cookies.get('__Host-sid')

  expect((await browser().get(`/resume/${token}`)).status).toBe(404)
  expect((await browser().get(`/assessments/${id}/review`, { Cookie: `__Host-sid=${link.slice(8)}` })).status).toBe(404)
})
