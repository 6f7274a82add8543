import { expect, test } from 'vitest'
import { newId } from '#db/new-id.ts'
import { testPreflight } from '#tests/support/preflight.ts'

const { browser, admin } = await testPreflight()
const guest = browser()
const id = await guest.start({ company: 'Example GmbH' })
await guest.post(`/assessments/${id}/answers/q-kpi-definition`, {
  'q-kpi-definition.answer': 'level:1',
  'q-kpi-definition.version': '0',
  'q-kpi-definition.opId': crypto.randomUUID(),
})

const report = async () => (await guest.get(`/assessments/${id}/report`)).text()

async function aSystem(name: string, status = 'live') {
  const [check] =
    await admin`select workspace_id as workspace, client_id as client from app.assessments where id = ${id}`
  await admin`
    insert into app.ai_systems (workspace_id, id, client_id, name, status, created_by)
    values (${check?.workspace}, ${newId()}, ${check?.client}, ${name}, ${status}, ${newId()})`
}

test('a report says honestly that the register is empty, retired systems or not', async () => {
  await aSystem('Long gone', 'retired')
  const html = await report()
  expect(html).toContain('No AI system stands in the register')
  expect(html).not.toContain('Long gone')
})

test('what is registered stands in the report at once, and what was submitted stays as it was', async () => {
  await aSystem('Support bot')
  expect(await report()).toContain('Support bot')
  await guest.post(`/assessments/${id}/review`, { intent: 'submit' })

  await aSystem('Too late')

  const html = await report()
  expect(html).toContain('Support bot')
  expect(html).toContain('How it was placed was not recorded yet')
  expect(html).not.toContain('Too late')
})

test('a report that was submitted before there were registers is shown without the section', async () => {
  await admin`set session_replication_role = replica`
  await admin`update app.snapshots set report = report - 'governance' where assessment_id = ${id}`
  await admin`set session_replication_role = origin`
  const html = await report()
  expect(html).not.toContain('id="governance"')
  expect(html).toContain('Example GmbH')
})
