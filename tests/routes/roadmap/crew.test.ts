import { expect, test } from 'vitest'
import type { Browser } from '#tests/support/browser.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { aSignedPilot } from '#tests/support/signed-pilots.ts'
import { posted, text } from '#tests/ui/markup.tsx'
import { datesIn, NEXT_YEAR, PILOT, read, submitting } from './support/submitted.ts'

const { browser, admin, services } = await testPreflight()
const aSubmittedCheck = submitting({ browser, services })

const frozenPart = (html: string) => html.split('id="progress"')[0] ?? ''
const progressPart = (html: string) => text(html.split('id="progress"')[1]?.split('<section')[0] ?? '')
const daysOf = (html: string) => [...html.matchAll(/name="(days\.[^"]+)"/g)].flatMap(([, name]) => (name ? [name] : []))
const versionOf = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
const settingsOf = async (id: string) => {
  const [row] =
    await admin`select people, start_on::text, to_json(targets) as targets, version from app.plan_settings where assessment_id = ${id}`
  return row
}

async function plan(guest: Browser, base: string, fields: Record<string, string>) {
  const page = await read(guest, `${base}/roadmap`)
  const half = Object.fromEntries(daysOf(page).map((name) => [name, '0.5']))
  return guest.post(`${base}/roadmap`, { intent: 'crew', version: versionOf(page), startOn: '', ...half, ...fields })
}

test('days a week and start of what is left change, and what was submitted stays', async () => {
  const { guest, id, base } = await aSubmittedCheck()
  const before = await read(guest, `${base}/roadmap`)
  const report = text(await read(guest, `${base}/report`))
  const [snapshot] = await admin`select plan, inputs from app.snapshots where assessment_id = ${id}`
  expect(progressPart(before)).toContain('as planned')

  const sent = await plan(guest, base, { startOn: `${NEXT_YEAR}-07-05` })

  expect(sent.headers.get('Location')).toBe(`${base}/roadmap#settings`)
  const after = await read(guest, `${base}/roadmap`)
  expect(text(frozenPart(after))).toBe(text(frozenPart(before)))
  expect(progressPart(after)).toContain('Nothing begins before the day that was set')
  expect(datesIn(after).length).toBeGreaterThan(datesIn(before).length)
  expect(after).toContain('This differs from what was submitted')
  expect(text(await read(guest, `${base}/report`))).toBe(report)
  expect(await admin`select plan, inputs from app.snapshots where assessment_id = ${id}`).toEqual([snapshot])
  expect(await settingsOf(id)).toMatchObject({ targets: [PILOT], version: 4 })

  await plan(guest, base, { startOn: '', ...Object.fromEntries(daysOf(after).map((name) => [name, '2'])) })

  const back = await read(guest, `${base}/roadmap`)
  expect(progressPart(back)).toBe(progressPart(before))
  expect(back).toContain('As submitted so far')
})

test('a start that cannot be is refused with the days there are, and keeps what was typed', async () => {
  const { guest, id, base } = await aSubmittedCheck()
  const before = await settingsOf(id)

  const refused = await plan(guest, base, { startOn: `${NEXT_YEAR}-05-02` })
  const html = await refused.text()

  expect(refused.status).toBe(422)
  expect(html).toContain(`value="${NEXT_YEAR}-05-02"`)
  expect(html).toContain('<option value="0.5" selected="">')
  expect(text(html)).toMatch(new RegExp(`between \\d+.Jun.${NEXT_YEAR}`))
  expect(await settingsOf(id)).toEqual(before)
})

test('two editors never overwrite each other: the later one sees both, and may replace', async () => {
  const { guest, id, base } = await aSubmittedCheck()
  const version = versionOf(await read(guest, `${base}/roadmap`))
  await plan(guest, base, {})

  const late = await plan(guest, base, { version, startOn: `${NEXT_YEAR}-08-02` })
  const html = await late.text()

  expect(late.status).toBe(409)
  expect(html).toContain('Somebody else changed the plan meanwhile')
  expect(html).toContain(`name="startOn" value="${NEXT_YEAR}-08-02"`)
  expect((await settingsOf(id))?.start_on).not.toBe(`${NEXT_YEAR}-08-02`)
  expect((await plan(guest, base, { startOn: `${NEXT_YEAR}-08-02` })).status).toBe(302)
  expect((await settingsOf(id))?.start_on).toBe(`${NEXT_YEAR}-08-02`)
})

test('somebody else takes over: the page of people plans what is left with them', async () => {
  const { guest, id, base } = await aSubmittedCheck()
  const page = await read(guest, `${base}/people`)
  expect(page).toContain('The submitted result and its PDF keep the people of that day')
  const days = posted(page).flatMap(([name]): [string, string][] =>
    name.endsWith('.id') ? [[name.replace(/id$/, 'daysPerWeek'), '2']] : [],
  )
  const typed = [...posted(page), ...days]
  const fields = (intent: string) => [
    ...typed.filter(([name]) => name !== 'intent'),
    ['intent', intent] as [string, string],
  ]
  const added = await (await guest.post(`${base}/people`, fields('add-person'))).text()
  const ids = posted(added).flatMap(([name, value]) => (name.endsWith('.id') ? [value] : []))
  const named = typed.map(([name, value]): [string, string] =>
    name === 'people.0.name' ? [name, 'Nadja Neumann'] : [name, value],
  )

  const stale = await guest.post(
    `${base}/people`,
    named.filter(([name]) => name !== 'stage'),
  )
  const saved = await guest.post(`${base}/people`, [...named.filter(([name]) => name !== 'intent'), ['intent', 'save']])
  const again = await guest.post(`${base}/people`, [...named.filter(([name]) => name !== 'intent'), ['intent', 'save']])

  expect(new Set(ids).size).toBe(ids.length)
  expect([stale.status, saved.status, again.status]).toEqual([409, 302, 409])
  expect(await again.text()).toContain('Somebody else changed the people meanwhile')
  expect((await settingsOf(id))?.people[0].name).toBe('Nadja Neumann')
  expect(await read(guest, `${base}/roadmap/actions`)).toContain('Nadja Neumann')
  expect(await read(guest, `${base}/report`)).not.toContain('Nadja Neumann')
})

test('the forecast keeps the days of a pilot that runs, and says so', async () => {
  const { guest, id, base } = await aSubmittedCheck(undefined, '')
  const [row] = await admin`
    select workspace_id as "workspaceId", client_id as "clientId"
    from app.assessments where id = ${id}`
  const { workspaceId, clientId } = row as { workspaceId: string; clientId: string }
  const before = progressPart(await read(guest, `${base}/roadmap`))
  await aSignedPilot(
    { database: services.database, scope: { workspaceId, actorId: crypto.randomUUID() }, clientId },
    2,
    { assessmentId: id, targetId: PILOT },
  )

  const page = await read(guest, `${base}/roadmap`)
  const after = progressPart(page)

  expect(before).not.toContain('The pilot “')
  expect(after).toMatch(/The pilot “[^”]+” runs until \d/)
  expect(after).not.toBe(before)
  expect(text(frozenPart(page))).toContain('Open the pilot')
  expect(text(frozenPart(page))).not.toContain('Start a pilot from this')
})
