import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '#app/core/pilots/periods.ts'
import { remindMissing } from '#app/server/answering/remind.server.ts'
import { writeMail } from '#app/server/mail-text.server.ts'
import { askForMissing } from '#app/server/pilots/ask-for-missing.server.ts'
import { languageOf, languagesOf } from '#db/queries/languages.server.ts'
import { rescueUser } from '#db/queries/rescue.server.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { signIn } from '#tests/support/sign-in.ts'
import { aSignedPilot } from '#tests/support/signed-pilots.ts'
import { anOwner, aPerson, join } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const { browser, admin, services } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())

const place = { admin, browser: () => browser(), mailbox }
let owner: Awaited<ReturnType<typeof anOwner>>
let own: { clientId: string; scope: { workspaceId: string; actorId: string } }
beforeAll(async () => {
  owner = await anOwner(place, 'owner@language.example.com')
  const [found] = await admin<{ clientId: string }[]>`
    select client_id as "clientId" from app.assessments where id = ${owner.assessmentId}`
  own = { clientId: found?.clientId ?? '', scope: { workspaceId: owner.workspaceId, actorId: owner.userId } }
})

const choose = (email: string, language: string | null) =>
  admin`update sys.users set language = ${language} where email = ${email}`
const speak = (language: string) => admin`update app.clients set language = ${language} where id = ${own.clientId}`

/** A mail as it is read, with its head. */
async function mailTo(email: string, holds?: RegExp, count = 1) {
  const { raw } = await mailbox.waitFor(email, count, holds)
  return readable(raw)
}

function readable(raw: string): string {
  const bytes = raw
    .replaceAll('=\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

test('an account gets its mail in the language that it chose, with dates of that language', async () => {
  const email = 'chosen@language.example.com'
  await aPerson(place, email)
  await choose(email, 'de')
  await signIn(browser(), mailbox, email)

  const told = await mailTo(email, /newDevice|Wann:/)
  expect(told).toContain('Content-Language: de')
  expect(told).toMatch(/Wann: \d+\. [A-Z][a-z]{2,3}\.? \d{4}, \d\d:\d\d ME[SZ]+/)
  expect(told).toMatch(/Womit: /)
  expect(told).not.toMatch(/ on |When:/)
})

test('a code speaks the language of the page where it was asked for, whatever the account chose', async () => {
  const email = 'code@language.example.com'
  await aPerson(place, email)
  await choose(email, 'en')
  await browser().post('/sign-in?language=de', { email })
  expect(await mailTo(email, /Geben Sie ihn/)).toContain('Content-Language: de')
})

test('who chose none is written to in the language of whoever caused the mail', async () => {
  const [plain, german] = ['plain@language.example.com', 'german@language.example.com']
  const members = [await aPerson(place, plain), await aPerson(place, german)]
  await choose(german, 'de')
  for (const member of members) await join(place, member, owner.workspaceId, 'viewer')
  for (const { userId } of members) {
    await owner.browser.post(`/workspaces/${owner.workspaceId}/members`, { intent: 'remove', user: userId })
  }
  expect(await mailTo(german, /Zugang/)).toContain('Content-Language: de')
  expect(await mailTo(plain, /Your access/)).toContain('Content-Language: en')
})

describe('of a pilot', () => {
  const words = /errors/
  test('figures are asked for in the language of each reader, else in the client’s', async () => {
    const [known, unknown] = ['team@language.example.com', 'nobody@language.example.com']
    await aPerson(place, known)
    await choose(known, 'en')
    await speak('de')
    const id = await aSignedPilot({ database: services.database, ...own }, 4, {
      told: [known, unknown],
      readings: (all) => all.filter(({ kpi }) => kpi !== 'errors'),
    })
    const [pilot] = await admin<{ start: string }[]>`select starts_on::text as start from app.pilots where id = ${id}`
    const now = () => new Date(`${addDays(pilot?.start ?? '', 8)}T12:00:00Z`)
    await askForMissing({ ...services, now })
    expect(await mailTo(known, words)).toContain('These figures of the pilot')
    const german = await mailTo(unknown, words)
    expect(german).toContain('Diese Messwerte des Piloten')
    expect(german).toMatch(/\d+\.(–| [A-Z]\S+–)\d+\. \S+ \d{4}: .*errors/)
    expect(german).toContain('Content-Language: de')
  })
})

describe('people without an account', () => {
  const email = 'asked@language.example.com'
  test('are asked and reminded in the language of the client', async () => {
    await speak('de')
    const page = `/assessments/${owner.assessmentId}/team`
    await owner.browser.post(page, { intent: 'due', dueOn: '2090-12-10', reminders: '7' })
    await owner.browser.post(page, { intent: 'invite', 'email.0': email, 'discipline.0': 'data' })
    const asked = await mailTo(email, /Antworten/)
    expect(asked).toContain('Content-Language: de')
    expect(asked).toContain('Antworten Sie bitte bis zum 10. Dez. 2090 hier:')
    const { disciplines } = services.inLanguage('de').catalogue
    expect(asked).toContain(disciplines.find(({ id }) => id === 'data')?.name)
    await remindMissing({ ...services, now: () => new Date('2090-12-03T09:00:00Z') })
    expect(await mailTo(email, /So\., 10\. Dez/)).toContain('Bitte antworten Sie bis')
  })
})

test.each([
  ['en', '1', 'takes about one minute.'],
  ['en', '7', 'takes about 7 minutes.'],
  ['de', '1', 'dauert etwa eine Minute.'],
  ['de', '7', 'dauert etwa 7 Minuten.'],
])('who is asked to answer is told how long it takes (%s, %s)', async (locale, minutes, said) => {
  const asked = { who: 'nobody', person: '', company: 'Beispiel', discipline: 'IT', until: '', due: 'none', link: '/' }
  const { text } = await writeMail({ kind: 'answerInvitation', locale, facts: { ...asked, minutes } })
  expect(text).toContain(said)
})

test('whoever lost every factor reads of it in their language', async () => {
  const email = 'rescued@language.example.com'
  await aPerson(place, email)
  await choose(email, 'de')
  const asked: unknown[] = []
  const mailIn = (chosen: 'en' | 'de' | null) => {
    asked.push(chosen)
    return { locale: 'de', facts: { what: 'rescued', at: 'jetzt', origin: 'http://localhost' }, keepMinutes: 5 }
  }
  await rescueUser(services.database, { email, mailIn })
  expect(asked).toEqual(['de'])
})

test('languages of addresses: only what was chosen', async () => {
  await choose(owner.email, null)
  const [some, one] = await services.database.withSys(async (tx) => [
    await languagesOf(tx, [owner.email, 'german@language.example.com', 'none@language.example.com']),
    await languageOf(tx, owner.email, 'de'),
  ])
  expect([...some]).toEqual([['german@language.example.com', 'de']])
  expect(one).toBe('de')
})

test('a mail whose language is no longer spoken is written in the default one', async () => {
  const mail = { kind: 'kept', facts: { workspace: 'W' } } as const
  expect(await writeMail({ ...mail, locale: 'xx' })).toEqual(await writeMail({ ...mail, locale: 'en' }))
  expect((await writeMail({ ...mail, locale: 'de' })).subject).toContain('bleibt')
})
