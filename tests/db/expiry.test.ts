import { expect, test } from 'vitest'
import { purgeExpired } from '#db/queries/expiry.server.ts'
import { startAsGuest } from '#db/queries/guests.server.ts'
import { findSession } from '#db/queries/sessions.server.ts'
import { deleteWorkspace, findWorkspace, touchWorkspace } from '#db/queries/workspaces.server.ts'
import { testDatabase } from '#tests/support/database.ts'

const { admin, database } = await testDatabase()
const DAY = 86_400_000
const start = () =>
  startAsGuest(database, { company: 'Example GmbH', form: 'short', locale: 'en', catalogueHash: 'c', disciplines: [] })

const later = (workspaceId: string, days: number) =>
  admin.begin(async (tx) => {
    await tx`update app.workspaces set expires_at = expires_at - make_interval(days => ${days}),
    last_active_at = last_active_at - make_interval(days => ${days}) where workspace_id = ${workspaceId}`
    await tx`update sys.retention set look_at = look_at - make_interval(days => ${days}) where workspace_id = ${workspaceId}`
  })

test('a guest’s work is kept 60 days after the last activity', async () => {
  const guest = await start()
  await later(guest.workspaceId, 50)

  const expiresAt = await database.withWorkspace(guest, touchWorkspace)

  expect(Math.round(((expiresAt?.getTime() ?? 0) - Date.now()) / DAY)).toBe(60)
})

test('what has expired is purged, with its sessions; what was used since is kept', async () => {
  const gone = await start()
  const back = await start()
  await later(gone.workspaceId, 61)
  await later(back.workspaceId, 61)
  await database.withWorkspace(back, touchWorkspace)

  expect(await purgeExpired(database)).toEqual([gone.workspaceId])

  expect(await database.withWorkspace(gone, findWorkspace)).toBeNull()
  expect(await database.withSys((tx) => findSession(tx, gone.token))).toBeNull()
  expect(await database.withWorkspace(back, findWorkspace)).not.toBeNull()
  expect(await database.withSys((tx) => findSession(tx, back.token))).not.toBeNull()
  // The one that came back is looked at again when it is due.
  await later(back.workspaceId, 61)
  expect(await purgeExpired(database)).toEqual([back.workspaceId])
})

test('everything that is due goes in one run, however much it is', async () => {
  const guests = await Promise.all(Array.from({ length: 7 }, start))
  const [back] = guests
  for (const { workspaceId } of guests) await later(workspaceId, 61)
  await database.withWorkspace(back as (typeof guests)[number], touchWorkspace)

  const purged = await purgeExpired(database, 3)

  expect(purged.toSorted()).toEqual(
    guests
      .slice(1)
      .map(({ workspaceId }) => workspaceId)
      .toSorted(),
  )
})

test('deleting a workspace leaves nothing of it anywhere', async () => {
  const guest = await start()

  await deleteWorkspace(database, guest)

  const tables = await admin<{ name: string }[]>`
    select table_schema || '.' || table_name as name from information_schema.columns
    where column_name = 'workspace_id' and table_schema in ('app', 'sys')`
  for (const { name } of tables) {
    expect(await admin`select 1 from ${admin(name)} where workspace_id = ${guest.workspaceId}`, name).toEqual([])
  }
})
