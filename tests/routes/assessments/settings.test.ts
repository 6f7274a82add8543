import { beforeEach, expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'

const { browser, admin } = await testPreflight()
let guest: Browser
let id: string
beforeEach(async () => {
  guest = browser()
  id = await guest.start({ company: 'Example GmbH' })
})

const settings = (fields: Record<string, string>) => guest.post(`/assessments/${id}/settings`, fields)
const row = async () =>
  (await admin`select title, form, status, view_mode, version from app.assessments where id = ${id}`)[0]

test('the company is renamed on every page', async () => {
  await settings({ intent: 'rename', company: ' Müller & Söhne ' })

  expect(await row()).toMatchObject({ title: 'Müller & Söhne' })
  expect(await (await guest.get('/assessments')).text()).toContain('Müller &amp; Söhne')
})

test('a check without a name is refused in the settings, and gets one at the start', async () => {
  const refused = await settings({ intent: 'rename', company: '   ' })
  const unnamed = await browser().start({ company: '' })

  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Please give a name')
  expect(await admin`select title from app.assessments where id = ${unnamed}`).toEqual([{ title: 'Our marketing' }])
})

test('the form is short or full, and nothing else', async () => {
  await settings({ intent: 'form', form: 'short' })
  const odd = await settings({ intent: 'form', form: 'quick' })

  expect(odd.status).toBe(400)
  expect(await row()).toMatchObject({ form: 'short' })
})

test.each([
  'status',
  'workspaceId',
  'workspace_id',
  'createdAt',
  'version',
  'isAdmin',
  'clientId',
  'locale',
  'submittedAt',
])('a field that the settings do not have (%s) refuses the form, and nothing changes', async (name) => {
  const before = await row()

  const refused = await settings({ intent: 'rename', company: 'Other', [name]: 'submitted' })

  expect(refused.status).toBe(400)
  expect(await row()).toEqual(before)
})

test.each(['', 'Delete', 'constructor', 'x'])('the settings know no form %j', async (intent) => {
  expect((await settings({ intent })).status).toBe(400)
})

test('keeping it longer counts from today', async () => {
  await admin`update app.workspaces set expires_at = now() + interval '3 days'
    where workspace_id = (select workspace_id from app.assessments where id = ${id})`

  await settings({ intent: 'extend' })

  const [workspace] = await admin`select expires_at > now() + interval '59 days' as is_kept from app.workspaces
    where workspace_id = (select workspace_id from app.assessments where id = ${id})`
  expect(workspace).toEqual({ is_kept: true })
})

test('reading any page never changes the settings, the answers or who may come back', async () => {
  const dump = () => admin`select (select count(*) from app.assessments), (select count(*) from app.answers),
    (select count(*) from sys.sessions), (select count(*) from sys.resume_links), (select sum(version) from app.assessments)`
  const before = await dump()

  for (const query of ['?intent=delete&confirm=yes', '?intent=link', '?viewMode=single', '?intent=rename&company=x']) {
    await guest.get(`/assessments/${id}/settings${query}`)
    await guest.send(`/assessments/${id}/settings${query}`, { method: 'HEAD' })
  }
  await guest.get(`/assessments/${id}?intent=copy`)

  expect(await dump()).toEqual(before)
})

test('deleting asks first, then leaves nothing of it: no answer, no history, no link, no name', async () => {
  const canary = 'Kanarienvogel-4711'
  const bird = browser()
  const own = await bird.start({ company: canary })
  await bird.post(`/assessments/${own}/answers/q-kpi-definition`, {
    'q-kpi-definition.answer': 'level:2',
    'q-kpi-definition.note': `${canary} note`,
    'q-kpi-definition.version': '0',
    'q-kpi-definition.opId': newId(),
  })
  await bird.post(`/assessments/${own}/settings`, { intent: 'link' })

  const asked = await bird.post(`/assessments/${own}/settings`, { intent: 'delete' })
  const deleted = await bird.post(`/assessments/${own}/settings`, { intent: 'delete', confirm: 'yes' })

  expect(asked.status).toBe(422)
  expect(deleted.headers.get('Location')).toBe('/assessments')
  expect((await bird.get(`/assessments/${own}/review`)).status).toBe(404)
  const tables = await admin<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('app', 'sys')`
  for (const { name } of tables) {
    const left = await admin.unsafe(
      `select 1 from ${name} t where t::text like '%${canary}%' or t::text like '%${own}%'`,
    )
    expect(left, name).toEqual([])
  }
})

test('deleting twice at once is deleting once', async () => {
  const both = await Promise.all([1, 2].map(() => settings({ intent: 'delete', confirm: 'yes' })))

  expect(both.every(({ status }) => status === 302 || status === 404)).toBe(true)
})
