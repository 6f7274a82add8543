import { expect, test } from 'vitest'
import { testPreflight } from '#tests/support/preflight.ts'
import { text } from '#tests/ui/markup.tsx'
import { datesIn, NEXT_YEAR, PILOT, read, submitting } from './support/submitted.ts'

const { browser, admin, services } = await testPreflight()
const OTHER = 'uc-support-chatbot'

const aSubmittedCheck = submitting({ browser, services })

test('the roadmap of a submitted check is the plan that was submitted, whatever is set or which day it is', async () => {
  const { guest, id, base } = await aSubmittedCheck()
  const before = await read(guest, `${base}/roadmap`)
  const [snapshot] = await admin`select plan from app.snapshots where assessment_id = ${id}`
  await admin`update app.plan_settings set start_on = ${`${NEXT_YEAR}-12-01`}, targets = array[${OTHER}], people = null
    where assessment_id = ${id}`

  const after = await read(guest, `${base}/roadmap`)

  const frozen = (html: string) => datesIn(html.split('id="progress"')[0] ?? '')
  expect(frozen(after)).toEqual(frozen(before))
  expect(frozen(before).length).toBeGreaterThan(1)
  expect(snapshot?.plan).toMatchObject({ targets: [PILOT], firstMonday: expect.stringContaining(`${NEXT_YEAR}-06-`) })
  expect(after).toMatch(new RegExp(`Jun.${NEXT_YEAR}`))
  expect(after).toContain('Start a new check from these answers')
  expect(after).not.toContain('Plan again')
  expect(after).not.toContain('name="target"')
})

test('the pages of the pilot and of any other use case show no plan but the submitted one', async () => {
  const { guest, id, base } = await aSubmittedCheck()
  const before = await read(guest, `${base}/use-cases/${PILOT}`)
  await admin`update app.plan_settings set start_on = ${`${NEXT_YEAR}-12-01`}, people = null where assessment_id = ${id}`

  const own = await read(guest, `${base}/use-cases/${PILOT}`)
  const other = await read(guest, `${base}/use-cases/${OTHER}`)

  expect(text(own)).toBe(text(before))
  expect(own).toContain('The cheapest way there')
  expect(other).toContain('This check was submitted, and its plan is for another pilot or for none')
  expect(other).not.toContain('value="target"')
})

test('owners and statuses are those that were submitted, and change no more', async () => {
  let marked = ''
  const { guest, id, base } = await aSubmittedCheck(async (before, path) => {
    marked = /id="edit-([\w-]+)"/.exec(await read(before, `${path}/roadmap`))?.[1] ?? ''
    const mark = { intent: 'mark', action: marked, version: '0', person: '', notBefore: '', status: 'doing' }
    expect((await before.post(`${path}/roadmap`, mark)).status).toBe(302)
  })
  await admin`insert into app.action_tasks (workspace_id, assessment_id, action_id, version, status)
    select workspace_id, assessment_id, action_id, 2, 'planned' from app.action_tasks where assessment_id = ${id}`

  const roadmap = await read(guest, `${base}/roadmap`)
  const again = { intent: 'mark', action: marked, version: '4', person: '', notBefore: '', status: 'done' }

  expect(text(roadmap.split(`id="action-${marked}"`)[1]?.split('</summary>')[0] ?? '')).toContain('under way')
  expect(text(await read(guest, `${base}/report`))).toContain('under way')
  expect(roadmap).not.toContain(`id="edit-${marked}"`)
  expect((await guest.post(`${base}/roadmap`, again)).status).toBe(409)
})

test('a form of the open check changes neither plan nor people after submitting', async () => {
  const { guest, id, base } = await aSubmittedCheck()
  const settings = () => admin`select * from app.plan_settings where assessment_id = ${id}`
  const before = await settings()

  const sent = [
    await guest.post(`${base}/roadmap`, { intent: 'save', version: '3', target: OTHER }),
    await guest.post(`${base}/roadmap`, { intent: 'target', target: OTHER }),
    await guest.post(`${base}/people`, { intent: 'save', version: '3', 'people.0.id': 'lead' }),
  ]

  expect(sent.map(({ status }) => status)).toEqual([409, 409, 409])
  expect(await settings()).toEqual(before)
})

test('a submitted check is read with the catalogue of its day, also where today’s no longer has its answers', async () => {
  const { guest, id, base } = await aSubmittedCheck()
  const before = await read(guest, `${base}/roadmap`)
  const older = structuredClone(services.catalogue)
  older.hash = 'as-it-was'
  const size = older.questions.find((question) => question.id === 'scope-team-size')
  size?.options.push({ ...(size.options[0] as NonNullable<typeof size>['options'][number]), id: 'tiny' })
  await admin`insert into sys.catalogues (hash, catalogue) values (${older.hash}, ${admin.json(older as never)})`
  await admin`alter table app.snapshots disable trigger written_once`
  await admin`update app.snapshots set catalogue_hash = ${older.hash},
    result = jsonb_set(result, '{catalogue}', ${admin.json(older.hash)}),
    inputs = jsonb_set(inputs, '{sheet,profile,scope-team-size}', '"tiny"') where assessment_id = ${id}`
  await admin`alter table app.snapshots enable trigger written_once`

  const after = await read(guest, `${base}/roadmap`)

  expect(datesIn(after)).toEqual(datesIn(before))
  for (const page of ['people', 'results', 'report', `use-cases/${PILOT}`, `use-cases/${OTHER}`, 'answers.json'])
    await read(guest, `${base}/${page}`)
})
