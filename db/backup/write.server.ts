import type postgres from 'postgres'
import { readApplied } from '../migrate.server.ts'
import type { RoleNames } from '../roles.server.ts'
import { StartError } from '../start-error.ts'
import { writeBackupFile } from './file.server.ts'
import { inOneTransaction } from './session.server.ts'
import { type Fingerprint, listTables, readRows, requireFullSight } from './tables.server.ts'

export type WrittenBackup = { file: string; bytes: number; takenAt: Date; fingerprints: Fingerprint[] }

/**
 * Writes everything the product keeps into one file, as it was at one moment; also beside a running
 * product, which notices nothing of it.
 *
 * @param admin of whoever may become the owner
 * @param url of the same
 * @throws StartError if there is nothing to back up, the owner does not see every row, or the file cannot be written
 */
export async function writeBackup(
  { admin, url }: { admin: postgres.Sql; url: string },
  { names, file }: { names: RoleNames; file: string },
): Promise<WrittenBackup> {
  const migrations = await readApplied(admin)
  if (migrations.length === 0)
    throw new StartError('The database holds nothing of Preflight yet: there is nothing to back up.')
  const fingerprints: Fingerprint[] = []
  let takenAt = new Date(0)
  const bytes = await writeBackupFile(file, (writer) =>
    inOneTransaction({ url, role: names.owner, mode: 'read only' }, async (session) => {
      await requireFullSight(session)
      const [now] = await session.query<{ at: Date; server: string; hashes: string[] }>(`
        select now() as at, current_setting('server_version') as server,
          (select json_agg(hash order by position) from sys.migrations) as hashes`)
      if (!now) throw new TypeError('A select of settings returns one row.')
      takenAt = now.at
      await writer.heading({ takenAt: takenAt.toISOString(), server: now.server, migrations: now.hashes })
      for (const table of await listTables(session)) {
        await writer.beginTable(table.name, table.columns)
        fingerprints.push(await readRows(session, table, writer.rows))
        await writer.endTable()
      }
      await writer.fingerprints(fingerprints)
    }),
  )
  await noteBackup(admin, { names, takenAt, bytes })
  return { file, bytes, takenAt, fingerprints }
}

/** A database that was not migrated yet has no place for it. */
async function noteBackup(
  admin: postgres.Sql,
  { names, takenAt, bytes }: { names: RoleNames; takenAt: Date; bytes: number },
): Promise<void> {
  const [place] = await admin`select to_regclass('sys.backups') as name`
  if (!place?.name) return
  await admin.begin(async (tx) => {
    await tx`select set_config('role', ${names.owner}, true)`
    await tx`insert into sys.backups (taken_at, bytes) values (${takenAt}, ${bytes}) on conflict do nothing`
  })
}
