import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '#app/core/pilots/periods.ts'
import { remindMissing } from '#app/server/answering/remind.server.ts'
import { writeMail } from '#app/server/mail-text.server.ts'
import { askForMissing } from '#app/server/pilots/ask-for-missing.server.ts'
import { watchGuardrails } from '#app/server/pilots/watch-guardrails.server.ts'
import type { SecurityChange } from '#app/server/security-mail.server.ts'
import type { Mail } from '#db/queries/mails.server.ts'
import { START } from '#tests/core/pilots/support/pilots.ts'
import { Authenticator } from '#tests/support/authenticator.ts'
import { englishFinder } from '#tests/support/english.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { FULL_OPERATOR, operatorFile } from '#tests/support/operator.ts'
import { addPasskey, challengeFor, turnOnSecondFactor } from '#tests/support/passkeys.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { growStale, signIn } from '#tests/support/sign-in.ts'
import { aSignedPilot } from '#tests/support/signed-pilots.ts'
import { anOwner, aPerson, join, type Person } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const secret = '5b1f0b7c9a4e35268d1f0b7c9a4e3526'
const { browser, admin, services } = await testPreflight({
  smtpUrl: await mailbox.open(),
  operatorFile: operatorFile(FULL_OPERATOR),
  secret,
})
afterAll(() => mailbox.close())
const place = { admin, browser: () => browser(), mailbox }

const ALLOWED = readFileSync(new URL('../support/english-terms.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
const findEnglish = englishFinder(ALLOWED)

let owner: Awaited<ReturnType<typeof anOwner>>
let own: { clientId: string; scope: { workspaceId: string; actorId: string } }
let check: string
let desk: string

/** Somebody whose account speaks German, of this place. */
async function german(email: string): Promise<Person> {
  const person = await aPerson(place, email)
  await admin`update sys.users set language = 'de', name = ${email.split('@')[0] ?? ''} where email = ${email}`
  await person.browser.get('/start?language=de')
  return person
}

async function member(email: string, role: 'viewer' | 'consultant' = 'viewer') {
  const person = await german(email)
  await join(place, person, owner.workspaceId, role)
  return person
}

beforeAll(async () => {
  services.inLanguage('de').law()
  owner = await anOwner(place, 'inhaberin@post.example.com', 'Beispiel GmbH')
  await admin`update sys.users set language = 'de', name = 'Olga Muster' where email = ${owner.email}`
  await owner.browser.get('/start?language=de')
  const [found] = await admin<{ clientId: string }[]>`
    select client_id as "clientId" from app.assessments where id = ${owner.assessmentId}`
  own = { clientId: found?.clientId ?? '', scope: { workspaceId: owner.workspaceId, actorId: owner.userId } }
  await admin`update app.clients set language = 'de' where id = ${own.clientId}`
  check = `/assessments/${owner.assessmentId}`
  desk = `/workspaces/${owner.workspaceId}`
})

const readable = (raw: string): string => {
  const bytes = raw
    .replaceAll('=\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

/** The first that says so. */
async function mailTo(email: string, holds: RegExp): Promise<string> {
  const found = () =>
    mailbox
      .to(email)
      .map(({ raw }) => readable(raw))
      .find((mail) => holds.test(mail)) ?? ''
  await expect.poll(found, { timeout: 15_000 }).not.toBe('')
  return found()
}
const germanCodeTo = async (email: string) => /^Ihr Code: (\S+)$/m.exec(await mailTo(email, /Ihr Code/))?.[1] ?? ''
const aPilot = (told: string, more: object = {}) =>
  aSignedPilot({ database: services.database, ...own }, 4, { told: [told], name: 'Antworten schneller', ...more })
const linkOf = async (answer: Promise<Response>, pattern: RegExp) =>
  pattern.exec(await (await answer).text())?.[0] ?? ''

async function answering(name: string, discipline: string) {
  const link = await linkOf(
    owner.browser.post(`${check}/team`, { intent: 'link', discipline: '' }),
    /\/answer\/[\w-]{43}/,
  )
  const by = browser()
  const entered = await by.post(link, { name, disciplines: discipline })
  return { by, base: entered.headers.get('Location') ?? '' }
}

const question = (more: Record<string, string> = {}) => ({
  opId: randomUUID(),
  body: 'Was heißt „fast bereit“?',
  ...more,
})

/** How each kind of mail comes about, to whom it goes, and what tells it from others to the same address. */
const KINDS: Record<Mail['kind'], { to: string; holds: RegExp; because: () => Promise<unknown> }> = {
  code: {
    to: 'code@post.example.com',
    holds: /Ihr Code/,
    because: () => browser().post('/sign-in?language=de', { email: 'code@post.example.com' }),
  },
  newDevice: {
    to: 'geraet@post.example.com',
    holds: /Womit/,
    because: async () => {
      await german('geraet@post.example.com')
      await signIn(browser(), mailbox, 'geraet@post.example.com')
    },
  },
  invitation: {
    to: 'eingeladen@post.example.com',
    holds: /\/invitations\//,
    because: () =>
      owner.browser.post(`${desk}/members`, { intent: 'invite', email: 'eingeladen@post.example.com', role: 'viewer' }),
  },
  removed: {
    to: 'entfernt@post.example.com',
    holds: /beendet/,
    because: async () => {
      const { userId } = await member('entfernt@post.example.com')
      await owner.browser.post(`${desk}/members`, { intent: 'remove', user: userId })
    },
  },
  handedOver: {
    to: 'erbe@post.example.com',
    holds: /wurde Ihnen übergeben/,
    because: async () => {
      const giver = await anOwner(place, 'geber@post.example.com', 'Geber AG')
      const heir = await german('erbe@post.example.com')
      await join(place, heir, giver.workspaceId, 'viewer')
      await giver.browser.post(`/workspaces/${giver.workspaceId}/members`, { intent: 'transfer', user: heir.userId })
    },
  },
  closing: { to: 'ende@post.example.com', holds: /vorgesehen/, because: () => closeAndKeep('ende@post.example.com') },
  kept: {
    to: 'bleibt@post.example.com',
    holds: /abgesagt\. Sie/,
    because: () => closeAndKeep('bleibt@post.example.com'),
  },
  confirm: {
    to: 'bestaetigt@post.example.com',
    holds: /Wichtiges/,
    because: async () => {
      const person = await german('bestaetigt@post.example.com')
      await growStale(admin, person.email)
      await person.browser.post('/account/confirm', { intent: 'send', returnTo: '/account/security' })
    },
  },
  newAddress: {
    to: 'neue@post.example.com',
    holds: /Adresse/,
    because: async () => {
      const { browser: by } = await german('alte@post.example.com')
      await by.post('/account/address', { intent: 'ask', email: 'neue@post.example.com' })
    },
  },
  addressChanged: {
    to: 'vorher@post.example.com',
    holds: /nicht mehr/,
    because: async () => {
      const { browser: by } = await german('vorher@post.example.com')
      await by.post('/account/address', { intent: 'ask', email: 'nachher@post.example.com' })
      await by.post('/account/address', { intent: 'enter', code: await germanCodeTo('nachher@post.example.com') })
    },
  },
  security: {
    to: 'sicher@post.example.com',
    holds: /Passkey/,
    because: async () => {
      const { browser: by } = await german('sicher@post.example.com')
      await addPasskey(by, new Authenticator())
    },
  },
  factorRequired: {
    to: 'faktor@post.example.com',
    holds: /zweiten Faktor/,
    because: async () => {
      const strict = await anOwner(place, 'streng@post.example.com', 'Streng AG')
      await join(place, await german('faktor@post.example.com'), strict.workspaceId, 'viewer')
      const device = new Authenticator()
      await addPasskey(strict.browser, device)
      await turnOnSecondFactor(strict.browser)
      await growStale(admin, strict.email)
      const returnTo = `/workspaces/${strict.workspaceId}/sign-in?again=yes`
      const passkey = device.sign(await challengeFor(strict.browser, 'confirm'))
      await strict.browser.post('/account/confirm', { intent: 'passkey', returnTo, passkey })
      await strict.browser.post(returnTo, { intent: 'factor', factor: 'on' })
    },
  },
  vendorQuestions: {
    to: 'datenschutz@anbieter.example',
    holds: /\/vendor\//,
    because: async () => {
      const added = await owner.browser.post(`${check}/governance/new`, { kind: '', name: 'Auskunft' })
      const fields = { intent: 'mail', vendor: 'Anbieter', email: 'datenschutz@anbieter.example' }
      await owner.browser.post(`${added.headers.get('Location')}/vendor`, fields)
    },
  },
  pilotMissing: {
    to: 'messwerte@post.example.com',
    holds: /noch nicht da/,
    because: async () => {
      const id = await aPilot('messwerte@post.example.com', {
        readings: (all: { kpi: string }[]) => all.filter(({ kpi }) => kpi !== 'errors'),
      })
      const [pilot] = await admin<{ start: string }[]>`select starts_on::text as start from app.pilots where id = ${id}`
      const now = () => new Date(`${addDays(pilot?.start ?? '', 8)}T12:00:00Z`)
      await askForMissing({ ...services, now })
    },
  },
  pilotGuardrail: {
    to: 'leitplanke@post.example.com',
    holds: /Leitplanke/,
    because: async () => {
      await aSignedPilot({ database: services.database, ...own }, 7, {
        told: ['leitplanke@post.example.com'],
        name: 'Antworten schneller',
        readings: (all) =>
          all.map((one) =>
            'numerator' in one && one.arm === 'pilot' && one.on >= START ? { ...one, numerator: 80 } : one,
          ),
      })
      await watchGuardrails(services)
    },
  },
  pilotHardEvent: {
    to: 'ereignis@post.example.com',
    holds: /sofort beendet/,
    because: async () => {
      const content = { hardEvents: [{ id: 'leck', text: 'Personenbezogene Daten sind abgeflossen' }] }
      const id = await aPilot('ereignis@post.example.com', { content })
      const [pilot] = await admin<{ start: string }[]>`select starts_on::text as start from app.pilots where id = ${id}`
      const event = { intent: 'hard', onDay: pilot?.start ?? '', body: 'Eine Liste ging an Fremde', hardEvent: 'leck' }
      await owner.browser.post(`/pilots/${id}/readings/events`, event)
    },
  },
  answerInvitation: {
    to: 'gefragt@post.example.com',
    holds: /Antworten sind/,
    because: () => invite('gefragt@post.example.com'),
  },
  answerReminder: {
    to: 'erinnert@post.example.com',
    holds: /keine Erinnerungen mehr/,
    because: async () => {
      const round = await anOwner(place, 'runde@post.example.com', 'Runde GmbH')
      await admin`update app.clients set language = 'de' where workspace_id = ${round.workspaceId}`
      await invite('erinnert@post.example.com', round)
      await remindMissing({ ...services, now: () => new Date('2090-12-03T09:00:00Z') })
    },
  },
  mentioned: {
    to: 'genannt@post.example.com',
    holds: /\/comments\//,
    because: async () => {
      await member('genannt@post.example.com')
      const fields = { intent: 'add', opId: randomUUID(), thread: '', body: '@genannt, stimmt das?' }
      await owner.browser.post(`${check}/comments/q-pilot-scope`, fields)
    },
  },
  questionPassed: {
    to: 'weitergegeben@post.example.com',
    holds: /weiter/,
    because: async () => {
      await owner.browser.post(`${check}/team`, {
        intent: 'invite',
        'email.0': 'weitergegeben@post.example.com',
        'discipline.0': 'finance',
      })
      const asked = await mailTo('weitergegeben@post.example.com', /\/answer\//)
      const link = /\/answer\/[\w-]{43}/.exec(asked)?.[0] ?? ''
      await browser().post(link, { name: 'Frieda', disciplines: 'finance' })
      const { by, base } = await answering('Lea', 'data')
      await by.post(`${base}/pass/q-data-quality`, { intent: 'pass', name: 'Frieda' })
    },
  },
  report: { to: 'vorstand@kunde.example', holds: /\/shared\//, because: () => mailReport('vorstand@kunde.example') },
  reportCode: {
    to: 'beirat@kunde.example',
    holds: /Ihr Code/,
    because: async () => {
      await mailReport('beirat@kunde.example', { guard: 'yes' })
      const link = /\/shared\/[\w-]{43}/.exec(await mailTo('beirat@kunde.example', /\/shared\//))?.[0] ?? ''
      await browser().post(`${link}?language=de`, { intent: 'ask', email: 'beirat@kunde.example' })
    },
  },
  publicEnquiry: {
    to: 'privacy@muster.example',
    holds: /fragt Sie/,
    because: () =>
      browser().post(
        '/de/ask?about=/glossary/active-learning',
        question({ email: 'anna@frage.example', name: 'Anna' }),
      ),
  },
  enquiry: {
    to: 'beraterin@post.example.com',
    holds: /\/asked/,
    because: async () => {
      await member('beraterin@post.example.com', 'consultant')
      const asker = await member('fragende@post.example.com')
      await asker.browser.post(`${check}/ask?about=techniques/active-learning`, question())
    },
  },
  enquiryAnswer: {
    to: 'neugierig@post.example.com',
    holds: /antwortet/,
    because: async () => {
      const asker = await member('neugierig@post.example.com')
      const sent = question()
      await asker.browser.post(`${check}/ask`, sent)
      const fields = { intent: 'answer', enquiry: sent.opId, answer: 'Eine Lücke ist noch offen.' }
      await owner.browser.post(`${desk}/asked`, fields)
    },
  },
}

async function closeAndKeep(email: string) {
  const closer = await anOwner(place, `chef-${email}`, 'Ende AG')
  await join(place, await german(email), closer.workspaceId, 'viewer')
  const [{ name = '' } = {}] = await admin<{ name: string }[]>`
    select name from app.workspaces where workspace_id = ${closer.workspaceId}`
  await closer.browser.post(`/workspaces/${closer.workspaceId}/data`, { intent: 'close', confirm: name })
  await closer.browser.post(`/workspaces/${closer.workspaceId}/data`, { intent: 'keep' })
}

async function invite(email: string, by = owner) {
  const page = `/assessments/${by.assessmentId}/team`
  await by.browser.post(page, { intent: 'due', dueOn: '2090-12-10', reminders: '7' })
  await by.browser.post(page, { intent: 'invite', 'email.0': email, 'discipline.0': 'data' })
}

/** As the form that wrote the letter has it. */
async function mailReport(to: string, more: Record<string, string> = {}) {
  const page = await (await owner.browser.get(`${check}/report/share/mail`)).text()
  const typed = (name: string, pattern: RegExp) => unescaped(pattern.exec(page)?.[1] ?? `no ${name}`)
  const subject = typed('subject', /name="subject"[^>]*value="([^"]*)"/)
  const body = typed('body', /<textarea[^>]*name="body"[^>]*>([\s\S]*?)<\/textarea>/)
  const fields = { intent: 'send', version: '0', ends: '30', subject, body, to, ...more }
  const sent = await owner.browser.post(`${check}/report/share/mail`, fields)
  expect(sent.status, await sent.clone().text()).toBe(302)
}

const unescaped = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** Dates in figures alone, or as English writes them. */
const FOREIGN_DATE =
  /\b\d{4}-\d\d-\d\d\b|\b\d{1,2} (?:January|February|March|May|June|July|October|December|Mar|Oct|Dec)\b|\b\d{1,2} [A-Z][a-z]{2} \d{4}/

describe('a German reader gets in German, and nobody else', () => {
  test.each(Object.entries(KINDS))('%s', async (_, { to, holds, because }) => {
    await admin`delete from sys.rate_limits`
    await because()
    // Some are held back for a moment, in which more may come.
    await admin`update sys.mails set try_at = now() where recipient = ${to}`
    services.mailing.wake()
    const mail = await mailTo(to, holds)
    const [head = '', ...text] = mail.split('\n\n')
    const body = text.join('\n\n').replaceAll(/https?:\/\/\S+/g, '')

    expect(head).toContain('Content-Language: de')
    expect(head).toMatch(new RegExp(`^To: .*${to}`, 'm'))
    expect(body.split('\n').flatMap((line) => findEnglish(line) ?? [])).toEqual([])
    expect(body).not.toMatch(FOREIGN_DATE)
    expect(body).toMatch(/ (?:Sie|Ihnen|Ihre?|Ihren|ein|der) /)
  })

  const CHANGES: Record<SecurityChange | 'rescued', true> = {
    passkeyAdded: true,
    passkeyRemoved: true,
    secondFactorOn: true,
    secondFactorOff: true,
    newRecoveryCodes: true,
    recoveryCodeUsed: true,
    addressChanged: true,
    rescued: true,
  }
  test.each(Object.keys(CHANGES))('security, of %s, in words of its own', async (what) => {
    const facts = { what, at: '23. Nov. 2026, 14:02 MEZ', origin: 'https://preflight.example' }
    const mails = await Promise.all(
      Object.keys(CHANGES).map((one) => writeMail({ kind: 'security', locale: 'de', facts: { ...facts, what: one } })),
    )
    const { subject, text } = await writeMail({ kind: 'security', locale: 'de', facts })

    expect(mails.filter((mail) => mail.subject === subject && mail.text === text)).toHaveLength(1)
    expect([subject, ...text.split('\n')].flatMap((line) => findEnglish(line) ?? [])).toEqual([])
  })
})
