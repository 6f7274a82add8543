import { describe, expect, test } from 'vitest'
import type { WorkspaceScope } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { findBrokenSeal, listAudit, writeAudit } from '#db/queries/audit.server.ts'
import { ensureOwnWorkspace } from '#db/queries/memberships.server.ts'
import { findOrCreateUser } from '#db/queries/users.server.ts'
import { deleteWorkspace } from '#db/queries/workspaces.server.ts'
import { testDatabase } from '#tests/support/database.ts'

const { database, admin } = await testDatabase()
let people = 0

async function aWorkspace(): Promise<WorkspaceScope> {
  const { user } = await database.withSys((tx) => findOrCreateUser(tx, `audit${++people}@example.com`))
  const scope = { workspaceId: newId(), actorId: user.id }
  await ensureOwnWorkspace(database, scope, 'Example GmbH')
  return scope
}

const rename = (scope: WorkspaceScope) =>
  database.withWorkspace(scope, (tx) => writeAudit(tx, { action: 'workspace.renamed', facts: {} }))
const brokenIn = (scope: WorkspaceScope) => database.withWorkspace(scope, findBrokenSeal)

test('entries are numbered from 1 without gaps, also when thirty are written at once', async () => {
  const scope = await aWorkspace()
  await Promise.all(Array.from({ length: 30 }, () => rename(scope)))

  const entries = await database.withWorkspace(scope, listAudit)

  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, at) => 30 - at))
  expect(await brokenIn(scope)).toBeNull()
})

test('an entry is written with what it says, or not at all', async () => {
  const scope = await aWorkspace()
  const undone = database.withWorkspace(scope, async (tx) => {
    await writeAudit(tx, { action: 'workspace.renamed', facts: {} })
    throw new Error('undone')
  })

  await expect(undone).rejects.toThrow('undone')
  expect(await database.withWorkspace(scope, listAudit)).toEqual([])
})

test('number, time and seal are the database’s, whatever is sent', async () => {
  const scope = await aWorkspace()
  await database.withWorkspace(scope, (tx) =>
    tx.execute(`insert into app.audit_log (workspace_id, seq, at, actor_id, action, facts, hash)
      values ('${scope.workspaceId}', 77, '1999-01-01', '${scope.actorId}', 'workspace.renamed', '{}', sha256('mine'))`),
  )

  const [entry] = await database.withWorkspace(scope, listAudit)

  expect(entry?.seq).toBe(1)
  expect(Math.abs(Date.now() - Number(entry?.at))).toBeLessThan(60_000)
  expect(await brokenIn(scope)).toBeNull()
})

test('who did it says the transaction, not what is sent: nobody writes in another’s name (S7)', async () => {
  const scope = await aWorkspace()
  await database.withWorkspace(scope, (tx) =>
    tx.execute(`insert into app.audit_log (workspace_id, seq, at, actor_id, action, facts, hash)
      values ('${scope.workspaceId}', 0, now(), '${newId()}', 'workspace.renamed', '{}', '')`),
  )

  const [entry] = await database.withWorkspace(scope, listAudit)

  expect(entry?.actorId).toBe(scope.actorId)
  expect(await brokenIn(scope)).toBeNull()
})

describe('nobody takes an entry back', () => {
  test.each([
    'update app.audit_log set action = action where workspace_id = $1',
    'delete from app.audit_log where workspace_id = $1',
  ])('the product may not: %s', async (statement) => {
    const scope = await aWorkspace()
    await rename(scope)
    const attempt = database.withWorkspace(scope, (tx) => tx.execute(statement.replace('$1', `'${scope.workspaceId}'`)))

    await expect(attempt).rejects.toMatchObject({ code: '42501' })
  })

  test.each([
    'update app.audit_log set action = action where workspace_id = $1',
    'delete from app.audit_log where workspace_id = $1',
    'truncate app.audit_log',
  ])('the owner of the table is refused: %s', async (statement) => {
    const scope = await aWorkspace()
    await rename(scope)

    const attempt = admin.unsafe(statement, statement.includes('$1') ? [scope.workspaceId] : [])

    await expect(attempt).rejects.toMatchObject({ code: '23001' })
  })
})

describe('what somebody above all rights changed shows', () => {
  const past = (change: string, scope: WorkspaceScope) =>
    admin.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx.unsafe(change, [scope.workspaceId])
    })

  test.each([
    ['a changed fact', `update app.audit_log set facts = '{"to":"team"}' where workspace_id = $1 and seq = 2`, 2],
    ['another actor', 'update app.audit_log set actor_id = workspace_id where workspace_id = $1 and seq = 3', 3],
    ['another time', `update app.audit_log set at = at - interval '1 second' where workspace_id = $1 and seq = 1`, 1],
    ['an entry taken out', 'delete from app.audit_log where workspace_id = $1 and seq = 2', 3],
    ['the first one taken out', 'delete from app.audit_log where workspace_id = $1 and seq = 1', 2],
    [
      'an entry sealed anew, by the one after it',
      `update app.audit_log a set hash = sha256('x') where workspace_id = $1 and seq = 4`,
      4,
    ],
  ])('%s', async (_, change, brokenAt) => {
    const scope = await aWorkspace()
    for (let entry = 0; entry < 5; entry += 1) await rename(scope)
    expect(await brokenIn(scope)).toBeNull()

    await past(change, scope)

    expect(await brokenIn(scope)).toBe(brokenAt)
  })
})

test('the log goes with its workspace', async () => {
  const scope = await aWorkspace()
  await rename(scope)

  await deleteWorkspace(database, scope)

  expect(await admin`select 1 from app.audit_log where workspace_id = ${scope.workspaceId}`).toHaveLength(0)
})
