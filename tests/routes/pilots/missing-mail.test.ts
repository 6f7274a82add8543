import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '#app/core/pilots/periods.ts'
import { askForMissing } from '#app/server/pilots/ask-for-missing.server.ts'
import { periodName } from '#app/server/pilots/period-name.ts'
import { START } from '#tests/core/pilots/support/pilots.ts'
import { FORM_TYPE } from '#tests/support/browser.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { aSignedPilot } from '#tests/support/signed-pilots.ts'
import { anOwner } from '#tests/support/workspace-people.ts'

const mailbox = new Mailbox()
const secret = '5b1f0b7c9a4e35268d1f0b7c9a4e3526'
const { browser, admin, services } = await testPreflight({ smtpUrl: await mailbox.open(), secret })
afterAll(() => mailbox.close())

const placeOf = async (assessmentId: string) => {
  const [found] = await admin<{ clientId: string; workspaceId: string }[]>`
    select client_id as "clientId", workspace_id as "workspaceId" from app.assessments where id = ${assessmentId}`
  if (!found) throw new Error('There is no such check.')
  return { clientId: found.clientId, scope: { workspaceId: found.workspaceId, actorId: found.workspaceId } }
}
let own: Awaited<ReturnType<typeof placeOf>>
let guest: Awaited<ReturnType<typeof placeOf>>
beforeAll(async () => {
  const place = { admin, browser: () => browser(), mailbox }
  const { assessmentId } = await anOwner(place, 'owner@missing.example.com', 'Example GmbH')
  own = await placeOf(assessmentId)
  guest = await placeOf(await browser().start({ company: 'Guest KG' }))
})
beforeEach(async () => {
  await admin`delete from app.pilots`
  await admin`update app.workspaces set time_zone = 'Europe/Berlin', closes_at = null`
})

const MINUTES = {
  id: 'minutes',
  kind: 'continuous',
  direction: 'down',
  worthwhile: { by: 3 },
  name: 'Minutes per reply',
}

/** A pilot that nobody counted errors of in its first week, and nothing at all in its second. */
async function aPilot(told: string[], where = own) {
  const id = await aSignedPilot({ database: services.database, ...where }, 4, {
    told,
    charter: { kpis: [MINUTES] },
    readings: (all) => all.filter(({ kpi, on }) => on !== addDays(START, 7) && (on !== START || kpi !== 'errors')),
  })
  const [pilot] = await admin<{ start: string }[]>`select starts_on::text as start from app.pilots where id = ${id}`
  const start = pilot?.start ?? ''
  const week = (number: number) => {
    const from = addDays(start, 7 * (number - 1))
    return periodName({ from, to: addDays(from, 6) }, 'week', 'en')
  }
  return { id, start, week }
}

/** Looks as the server does every hour, so many days after the start of a pilot. */
const look = (start: string, days: number, time = '12:00') =>
  askForMissing({ ...services, now: () => new Date(`${addDays(start, days)}T${time}:00Z`) })

/** The weeks whose figures people were asked for. */
const askedOf = async (id: string) =>
  (
    await admin<{ about: string }[]>`
      select about from app.pilot_notices where pilot_id = ${id} and kind = 'missing' order by about`
  ).map(({ about }) => about)

const textOf = ({ raw }: { raw: string }) => {
  const bytes = raw
    .replaceAll('=\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

const stopLinkIn = (text: string) => /here:\s+http:\/\/localhost(\/pilot-mail\/[\w-]+)/.exec(text)?.[1] ?? 'none'

test('each missing week is asked for once, with what is missing and where it is entered', async () => {
  const told = 'once@missing.example.com'
  const { id, start, week } = await aPilot([told])

  await Promise.all([look(start, 8), look(start, 8)])
  await look(start, 9)
  const first = textOf(await mailbox.waitFor(told))
  await look(start, 15)
  const second = textOf(await mailbox.waitFor(told, 2))

  expect(first).toContain('Subject: Chatbot: figures are missing')
  expect(first).toContain(`${week(1)}: errors\n`)
  expect(first).toContain(`http://localhost/pilots/${id}/readings`)
  expect(first).toMatch(/^List-Unsubscribe:\s+<http:\/\/localhost\/pilot-mail\/[\w-]+>$/m)
  expect(second).toContain(`${week(2)}: Minutes per reply, errors\n`)
  expect(second).not.toContain(week(1))
  expect(mailbox.to(told)).toHaveLength(2)
})

test('of a long gap the newest eight weeks are named, of the others how many there are', async () => {
  const told = 'long@missing.example.com'
  const { id, start, week } = await aPilot([told])
  await admin`delete from app.pilot_readings where pilot_id = ${id}`
  const [charter] = await admin<
    { days: number }[]
  >`select (ends_on - starts_on)::int as days from app.pilots where id = ${id}`
  const weeks = ((charter?.days ?? 0) + 1) / 7
  await admin`update app.pilot_charters set content = jsonb_set(content, '{plan,extendedTo}',
    ${JSON.stringify(addDays(start, 7 * (weeks + 2) - 1))}::text::jsonb) where pilot_id = ${id}`
  await look(start, 7 * 20)
  const text = textOf(await mailbox.waitFor(told))

  expect(text).toContain(`${week(weeks + 2)}: Minutes per reply, errors\nand 2 earlier times\n`)
  expect(text).not.toContain(week(2))
})

describe('a week that is over on Sunday is asked for', () => {
  test.each([
    ['Europe/Berlin', 7, '21:00', 0],
    ['Europe/Berlin', 8, '00:00', 1],
    ['Pacific/Auckland', 7, '10:00', 0],
    ['Pacific/Auckland', 7, '12:30', 1],
    ['America/Los_Angeles', 8, '06:00', 0],
    ['America/Los_Angeles', 8, '09:00', 1],
  ])('from Tuesday on, as the calendar in %s has it: day %i at %s UTC, %i mails', async (zone, days, time, mails) => {
    const { id, start } = await aPilot(['zone@missing.example.com'])
    await admin`update app.workspaces set time_zone = ${zone}`
    await look(start, days, time)

    expect(await askedOf(id)).toEqual(mails === 1 ? [start] : [])
  })
})

describe('nobody is asked', () => {
  test.each<[string, (id: string) => Promise<unknown>]>([
    ['once a pilot is put away', (id) => admin`update app.pilots set archived_at = now() where id = ${id}`],
    ['once it is decided', (id) => admin`update app.pilots set decided_at = now() where id = ${id}`],
    ['while the workspace closes', () => admin`update app.workspaces set closes_at = now() + interval '9 days'`],
    [
      'if nobody of the team wants to be told',
      (id) => admin`update app.pilots set draft = jsonb_set(draft, '{team,0,isTold}', 'false') where id = ${id}`,
    ],
  ])('%s', async (_, change) => {
    const { id, start } = await aPilot(['nobody@missing.example.com'])
    await change(id)
    await look(start, 30)

    expect(await askedOf(id)).toEqual([])
  })

  test('in the workspace of a guest, whose addresses nobody has proved', async () => {
    const { id, start } = await aPilot(['somebody@missing.example.com'], guest)
    await look(start, 30)

    expect(await askedOf(id)).toEqual([])
  })
})

describe('who gets the mail', () => {
  const [told, other] = ['stop@missing.example.com', 'goon@missing.example.com']
  const draftOf = async (id: string) => {
    const [row] = await admin<
      { version: number; team: { email: string; isTold: boolean; toldOnlyOfHardEvents?: boolean }[] }[]
    >`select version, draft -> 'team' as team from app.pilots where id = ${id}`
    const told = row?.team.filter(({ isTold }) => isTold) ?? []
    return {
      version: row?.version,
      all: told.filter(({ toldOnlyOfHardEvents }) => !toldOnlyOfHardEvents).map(({ email }) => email),
      onlyHardEvents: told.filter(({ toldOnlyOfHardEvents }) => toldOnlyOfHardEvents).map(({ email }) => email),
    }
  }
  const read = async (link: string) => {
    const response = await browser().get(link)
    return { status: response.status, text: (await response.text()).replaceAll('<!-- -->', '') }
  }

  test('stops it with one press and without an account; a look at the page stops nothing', async () => {
    const { id, start } = await aPilot([told, other])
    await look(start, 8)
    const link = stopLinkIn(textOf(await mailbox.waitFor(told)))
    const before = await draftOf(id)
    const version = before.version ?? 0

    const asked = await read(link)
    expect(asked.text).toContain(`Example GmbH writes to ${told}`)
    expect(await draftOf(id)).toEqual(before)
    for (const press of [1, 2]) {
      const pressed = await browser().post(link, { intent: 'reminders' })
      expect(pressed.headers.get('Location'), `${press}`).toBe(link)
      expect(await draftOf(id)).toEqual({ version: version + 1, all: [other], onlyHardEvents: [told] })
    }
    expect((await read(link)).text).toContain('only if something happens that ends it')

    await look(start, 15)
    await mailbox.waitFor(other, 2)
    expect(mailbox.to(told)).toHaveLength(1)

    await browser().post(link, { intent: 'all' })
    expect(await draftOf(id)).toEqual({ version: version + 2, all: [other], onlyHardEvents: [] })
    expect((await read(link)).text).toContain('You get no more mail about this pilot.')
  })

  const boundary = 'one-click'
  test.each<[string, Record<string, string>, string]>([
    ['as a form', { 'Content-Type': FORM_TYPE }, 'List-Unsubscribe=One-Click'],
    [
      'as a form in parts',
      { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
      `--${boundary}\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--${boundary}--\r\n`,
    ],
    [
      'from a page of the mail program',
      { 'Content-Type': FORM_TYPE, Origin: 'https://mail.example', 'Sec-Fetch-Site': 'cross-site' },
      'List-Unsubscribe=One-Click',
    ],
  ])(
    'has it stopped by their mail program: %s, without a redirect or a cookie (RFC 8058)',
    async (_, headers, body) => {
      const email = 'click@missing.example.com'
      const { id, start } = await aPilot([email])
      await look(start, 8)
      const { raw } = await mailbox.waitFor(email, mailbox.to(email).length + 1)
      const link = stopLinkIn(textOf({ raw }))
      const stranger = browser()

      const answer = await stranger.send(link, { method: 'POST', headers, body })

      expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
      expect([answer.status, stranger.cookies.size]).toEqual([200, 0])
      expect(await draftOf(id)).toMatchObject({ all: [], onlyHardEvents: [email] })
    },
  )

  test('a link that was changed, or whose pilot is gone, stops nothing', async () => {
    const { id, start } = await aPilot(['gone@missing.example.com'])
    await look(start, 8)
    const link = stopLinkIn(textOf(await mailbox.waitFor('gone@missing.example.com')))
    const changed = link.slice(0, -2) + (link.endsWith('AA') ? 'BB' : 'AA')
    const before = await draftOf(id)

    for (const wrong of [changed, '/pilot-mail/x']) expect((await browser().post(wrong)).status).toBe(404)
    expect(await draftOf(id)).toEqual(before)
    await admin`delete from app.pilots`
    const { status, text } = await read(link)
    expect(status).toBe(404)
    expect(text).toContain('This link leads nowhere any more.')
  })

  test('without a secret of the installation they are told whom to ask', async () => {
    const { start } = await aPilot(['plain@missing.example.com'])
    await askForMissing({ ...services, seal: null, now: () => new Date(`${addDays(start, 8)}T12:00:00Z`) })
    const { raw } = await mailbox.waitFor('plain@missing.example.com')

    expect(raw).not.toContain('List-Unsubscribe')
    expect(textOf({ raw })).toContain('ask whoever leads the pilot.')
  })
})
