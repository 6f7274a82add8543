import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MESSAGES } from '#app/messages/all-messages.ts'
import { LIMITS } from '#app/server/limits.server.ts'
import { findContentRoot } from '#content/source.server.ts'
import { Browser, FORM_TYPE } from '#tests/support/browser.ts'
import { englishFinder, messagesOf, textsOf } from '#tests/support/english.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { Wire } from './support/wire.ts'

const { admin, browser, services, start, url } = await testPreflight()
const wire = new Wire(url)
const { app } = await start({ databaseUrl: await wire.open(url), firstAnswerMs: undefined })
afterAll(() => wire.cut())
const ALLOWED = readFileSync(new URL('../support/english-terms.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
const findEnglish = englishFinder(ALLOWED)

let guest: Browser
let base: string
/** The same person, where the database goes away. */
let cut: Browser
beforeAll(async () => {
  services.inLanguage('de').law()
  guest = browser()
  await guest.get('/start?language=de')
  base = `/assessments/${await guest.start({ company: 'Beispiel GmbH' })}`
  cut = new Browser(app, { address: '192.0.2.31' })
  cut.cookies = new Map(guest.cookies)
})

const { plain } = MESSAGES.de.refusals
const OWN = { Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-origin', 'Content-Type': FORM_TYPE }
const send = (path: string, headers: Record<string, string> = OWN, body: BodyInit = 'company=x') =>
  guest.send(path, { method: 'POST', headers, body })

async function aPilotOf(): Promise<string> {
  const [own] = await admin<{ id: string }[]>`
    select client_id as id from app.assessments where id = ${base.split('/')[2] ?? ''}`
  const fields = { name: '', client: own?.id ?? '', target: 'uc-support-chatbot', start: '2026-11-23' }
  const begun = await guest.post('/pilots/new', { ...fields, assessment: base.split('/')[2] ?? '' })
  return /\/pilots\/[^/]+/.exec(begun.headers.get('Location') ?? '')?.[0] ?? ''
}

/** A no of each status, and a part of what it says. */
const NO: [number, string, () => Promise<Response>, string][] = [
  [400, 'an address that nobody can read', () => guest.get('/start?x=%FF'), plain.addressUnreadable],
  [400, 'more parameters than any page has', () => guest.get(`/start?${'a=1&'.repeat(201)}`), plain.tooManyParameters],
  [400, 'a form with a field of somebody else', () => guest.post(`${base}/settings`, { role: 'owner' }), ''],
  [400, 'a form that nobody can read', () => send('/start', OWN, 'company=%FF'), plain.formUnreadable],
  [
    403,
    'a form of another site',
    () => send('/start', { ...OWN, 'Sec-Fetch-Site': 'cross-site' }),
    plain.fromElsewhere,
  ],
  [404, 'a page that is not there', () => guest.get('/gibt/es/nicht'), ''],
  [404, 'a public page that is not there', () => guest.get('/de/glossary/none'), ''],
  [404, 'somebody else’s check', () => guest.get('/assessments/01900000-0000-7000-8000-000000000000'), ''],
  [404, 'a link that was cut', () => guest.get('/resume/abc'), ''],
  [404, 'an ended invitation', () => guest.get(`/invitations/${'A'.repeat(43)}`), ''],
  [404, 'an ended report', () => guest.get(`/shared/${'A'.repeat(43)}`), ''],
  [405, 'another method', () => guest.send('/start', { method: 'PUT' }), plain.methods],
  [409, 'a charter that nobody signed', async () => guest.get(`${await aPilotOf()}/charter.pdf`), ''],
  [413, 'a form that is too large', () => send('/start', OWN, `company=${'x'.repeat(300 * 1024)}`), plain.tooLarge],
  [414, 'an address that is too long', () => guest.get(`/start?a=${'x'.repeat(9_000)}`), plain.addressTooLong],
  [415, 'no web form', () => send('/start', { ...OWN, 'Content-Type': 'text/plain' }), plain.noWebForm],
  [415, 'a packed form', () => send('/start', { ...OWN, 'Content-Encoding': 'gzip' }), plain.compressed],
  [429, 'too many checks', () => tooMany('start'), 'Minuten'],
]

/** As if all of them had been used up just now. */
async function tooMany(name: 'start'): Promise<Response> {
  await admin`insert into sys.rate_limits (bucket, full_at)
    values (${`${name}:${guest.address}`}, now() + make_interval(secs => ${LIMITS[name].windowSeconds * 2}))
    on conflict (bucket) do update set full_at = excluded.full_at`
  return guest.post('/start', { company: 'Beispiel GmbH', disciplines: 'marketing', form: 'full' })
}

async function said(response: Response) {
  const body = await response.text()
  const isPage = (response.headers.get('Content-Type') ?? '').includes('html')
  return { body, isPage, texts: isPage ? textsOf(body) : [body] }
}

describe('a German reader is refused in German', () => {
  test.each(NO)('%s: %s', async (status, _, ask, part) => {
    const response = await ask()
    const { body, isPage, texts } = await said(response)

    expect(response.status).toBe(status)
    if (isPage) expect(body).toMatch(/<html[^>]* lang="de"/)
    expect(texts.join(' ')).toContain(part)
    expect(texts.join(' ')).toMatch(/\b(?:Sie|nicht|nichts|kein|keine|zu)\b/)
    expect(texts.flatMap((text) => findEnglish(text) ?? [])).toEqual([])
  })

  test.each([
    ['a page', () => cut.get(`${base}/questions/scope`)],
    ['a form', () => cut.post(`${base}/settings`, { intent: 'extend' })],
  ])('503: %s while the database does not answer', async (_, ask) => {
    await wire.cut()
    const response = await ask()
    const { texts } = await said(response)

    expect(response.status).toBe(503)
    expect(texts.join(' ')).toMatch(/Datenbank|Minute|gespeichert/)
    expect(texts.flatMap((text) => findEnglish(text) ?? [])).toEqual([])
  })

  test.each(Object.entries(plain))('in words of its own: %s', (reason, sentence) => {
    const english = MESSAGES.en.refusals.plain[reason as keyof typeof plain]
    expect(sentence).not.toBe(english)
    expect(findEnglish(sentence)).toBeNull()
  })
})

test('no sentence of the German words is left in English', () => {
  const [english, german] = ['en', 'de'].map((locale) => messagesOf(findContentRoot(), locale))
  const known = new Set(english)
  const sentences = (german ?? []).filter((text) => /[a-z]{3,} [a-z]{2,} [a-z]{2,}/.test(text))

  expect(sentences.length).toBeGreaterThan(3_000)
  // Commands are typed as they are.
  expect(sentences.filter((text) => known.has(text) && !text.startsWith('npm '))).toEqual([])
  expect((german ?? []).filter((text) => findEnglish(text))).toEqual([])
})
