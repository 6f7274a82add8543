import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WorkspaceScope } from '#db/client.server.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { aSignedPilot } from '#tests/support/signed-pilots.ts'
import { anOwner } from '#tests/support/workspace-people.ts'
import { posted, text } from '#tests/ui/markup.tsx'

const mailbox = new Mailbox()
const { browser, admin, services } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())

const BOT = 'uc-support-chatbot'
const SEO = 'uc-seo-content'
/** What the example of methods 5 saves a reply, in minutes. */
const MINUTES = { low: 3.66, base: 6.2, high: 8.74 }
let owner: Awaited<ReturnType<typeof anOwner>>
let scope: WorkspaceScope
let clientId: string

beforeAll(async () => {
  owner = await anOwner({ admin, browser: () => browser(), mailbox }, 'owner@minutes.example.com')
  scope = { workspaceId: owner.workspaceId, actorId: owner.userId }
  const [found] = await admin<{ id: string }[]>`
    select client_id as id from app.assessments where id = ${owner.assessmentId}`
  clientId = found?.id ?? ''
})

/** A pilot whose gate decided on it; frozen, so that later figures change nothing. */
async function aDecidedPilot(own: Parameters<typeof aSignedPilot>[2]) {
  const place = { database: services.database, scope, clientId }
  const id = await aSignedPilot(place, 9, { assessmentId: owner.assessmentId, targetId: BOT, ...own })
  await owner.browser.post(`/pilots/${id}/gate`, { intent: 'open' })
  const [row] = await admin<{ number: number; hash: string }[]>`
    select number, inputs_sha256 as hash from app.pilot_gate_reviews where pilot_id = ${id}`
  const decision = { decision: 'go', reason: 'Everybody saw it work in the end.' }
  const fields = { intent: 'decide', number: String(row?.number), hash: row?.hash ?? '', ...decision }
  expect((await owner.browser.post(`/pilots/${id}/gate`, fields)).status).toBe(302)
  return id
}

const pageOf = (useCase: string) => `/assessments/${owner.assessmentId}/priority/${useCase}`
const see = async (useCase: string) => (await owner.browser.get(pageOf(useCase))).text()
const fieldsIn = (html: string) => Object.fromEntries(posted(html))
const post = (useCase: string, fields: Record<string, string>) => owner.browser.post(pageOf(useCase), fields)
const stored = async () =>
  (await admin`select figures from app.use_case_values where assessment_id = ${owner.assessmentId}`)[0]?.figures

test('minutes that a decided pilot measured are put in by a button, and say whose they are once they are saved', async () => {
  expect(await see(BOT)).not.toContain('value="pilot:')
  const pilot = await aDecidedPilot({ name: 'Chatbot of spring' })
  const html = await see(BOT)
  expect(text(html)).toContain('Chatbot of spring')
  expect(await see(SEO)).not.toContain('value="pilot:')

  const taken = await post(BOT, { ...fieldsIn(html), 'volume.base': '13,000', intent: `pilot:${pilot}` })
  const shown = await taken.text()
  expect(taken.status).toBe(200)
  expect(await stored()).toBeUndefined()
  expect(fieldsIn(shown)).toMatchObject({
    'minutes.low': String(MINUTES.low),
    'minutes.base': String(MINUTES.base),
    'minutes.high': String(MINUTES.high),
    'volume.base': '13,000',
  })

  expect((await post(BOT, { ...fieldsIn(shown), intent: 'save' })).status).toBe(302)
  const figures = await stored()
  expect(figures.minutes).toEqual({ ...MINUTES, origin: 'pilot', pilotId: pilot })
  expect(figures.volume).toMatchObject({ base: 13_000, origin: 'own' })
  expect(text(await see(BOT))).toContain('Chatbot of spring')
})

test('of somebody who changes them they are their own again', async () => {
  const html = await see(BOT)
  await post(BOT, { ...fieldsIn(html), 'minutes.high': '12', intent: 'save' })

  expect((await stored()).minutes).toEqual({ ...MINUTES, high: 12, origin: 'own' })
})

test('a pilot that decided by something else than minutes has none to put in', async () => {
  const kpis = [{ id: 'minutes', kind: 'continuous', direction: 'down', worthwhile: { by: 3 }, unit: 'points' }]
  const pilot = await aDecidedPilot({ name: 'Opinions alone', charter: { kpis, value: null, claims: [] } })
  const html = await see(BOT)

  expect(text(html)).toContain('Opinions alone')
  expect(html).not.toContain(`value="pilot:${pilot}"`)
})
