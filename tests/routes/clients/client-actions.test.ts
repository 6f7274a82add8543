import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCheckActions } from '#db/queries/client-actions.server.ts'
import { Mailbox } from '#tests/support/mailbox.ts'
import { testPreflight } from '#tests/support/preflight.ts'
import { anOwner } from '#tests/support/workspace-people.ts'
import { text } from '#tests/ui/markup.tsx'

const mailbox = new Mailbox()
const { browser, admin, services } = await testPreflight({ smtpUrl: await mailbox.open() })
afterAll(() => mailbox.close())

let owner: Awaited<ReturnType<typeof anOwner>>
let clientId: string
beforeAll(async () => {
  owner = await anOwner({ admin, browser: () => browser(), mailbox }, 'owner@actions.example.com')
  const [found] = await admin<{ id: string }[]>`
    select client_id as id from app.assessments where id = ${owner.assessmentId}`
  clientId = found?.id ?? ''
})

const page = async () => (await owner.browser.get(`/workspaces/${owner.workspaceId}/clients/${clientId}`)).text()
const section = async () => text((await page()).split('<section id="actions"')[1]?.split('</section>')[0] ?? '')
const say = (actionId: string, version: number, status: string, dueOn: string | null) =>
  admin`insert into app.action_tasks (workspace_id, assessment_id, action_id, version, status, due_on, drop_reason)
    values (${owner.workspaceId}, ${owner.assessmentId}, ${actionId}, ${version}, ${status}, ${dueOn},
      ${status === 'dropped' ? 'Too dear' : ''})`
const actionsOf = (today: string) =>
  services.database.withWorkspace({ workspaceId: owner.workspaceId, actorId: owner.userId }, (tx) =>
    listCheckActions(tx, { clientId, today }),
  )

test('a client of whose plans nobody said anything has no such part on its page', async () => {
  expect(await page()).not.toContain('id="actions"')
  expect(await actionsOf('2026-11-23')).toEqual([])
})

test('the latest word on each action counts, and what is late leads to its own page', async () => {
  await say('act-kpi-definition-1', 1, 'planned', '2020-01-31')
  await say('act-kpi-definition-2', 1, 'doing', '2020-01-10')
  await say('act-kpi-definition-3', 1, 'doing', '2020-01-10')
  await say('act-kpi-definition-3', 2, 'done', '2020-01-10')
  await say('act-ai-literacy-1', 1, 'dropped', '2020-01-01')
  await say('act-ai-literacy-2', 1, 'planned', null)

  const shown = await section()
  expect(await actionsOf('2020-01-31')).toMatchObject([
    { id: owner.assessmentId, isSubmitted: false, done: 1, doing: 1, dropped: 1, open: 2 },
  ])
  expect((await actionsOf('2020-01-31'))[0]?.late).toEqual([{ action: 'act-kpi-definition-2', dueOn: '2020-01-10' }])
  expect((await actionsOf('2020-02-01'))[0]?.late.map(({ action }) => action)).toEqual([
    'act-kpi-definition-2',
    'act-kpi-definition-1',
  ])
  expect(shown).toContain('the plan still moves')
  expect(shown).toMatch(/Late longest .+due 10.Jan.2020/)
  const html = await page()
  expect(html).toContain(`/assessments/${owner.assessmentId}/roadmap/actions"`)
  expect((await owner.browser.get(`/assessments/${owner.assessmentId}/roadmap/act-kpi-definition-2`)).status).toBe(200)
  expect(html).toContain(`/assessments/${owner.assessmentId}/roadmap/act-kpi-definition-2"`)
})

test('of a submitted check every action of its plan is counted, said or not', async () => {
  const plan = JSON.stringify({
    actions: [{ id: 'act-kpi-definition-2' }, { id: 'act-kpi-definition-3' }, { id: 'x' }],
    omitted: [{ id: 'y', phase: 'prepare' }],
  })
  await admin`update app.assessments set status = 'submitted', submitted_at = now() where id = ${owner.assessmentId}`
  await admin`insert into app.snapshots (workspace_id, id, assessment_id, inputs, catalogue_hash, engine_version, result,
      plan, report, sha256, submitted_by)
    values (${owner.workspaceId}, gen_random_uuid(), ${owner.assessmentId}, '{}', 'c0ffee', '1', '{}',
      ${plan}::text::jsonb, '{}', ${'0'.repeat(64)}, ${owner.userId})`

  const [counted] = await actionsOf('2020-01-31')

  // Of the plan one is under way, one done, one untouched, and one left out; three more were spoken of.
  expect(counted).toMatchObject({ isSubmitted: true, done: 1, doing: 1, dropped: 1, open: 4 })
})

test('another workspace sees none of it', async () => {
  const other = await anOwner({ admin, browser: () => browser(), mailbox }, 'other@actions.example.com')
  const scope = { workspaceId: other.workspaceId, actorId: other.userId }

  expect(
    await services.database.withWorkspace(scope, (tx) => listCheckActions(tx, { clientId, today: '2026-11-23' })),
  ).toEqual([])
})
