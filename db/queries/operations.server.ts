import { sql } from 'drizzle-orm'
import type { SysTx } from '#db/client.server.ts'
import { backups } from '#db/schema/backups.ts'
import { mails } from '#db/schema/mails.ts'
import { sessions } from '#db/schema/sessions.ts'

export type Operations = {
  /** Mails that are still to be sent. */
  mailsWaiting: number
  /** Age of the oldest of them, in seconds; 0 if there is none. */
  oldestMailSeconds: number
  /** Sessions that are not over, by kind; kinds without one are left out. */
  sessions: { kind: string; count: number }[]
  /** When the last backup was taken, in seconds since 1970; 0 if never. */
  lastBackupAt: number
  /** Of the whole database, as it lies on disk. */
  databaseBytes: number
}

/** What an operator watches of all workspaces together; nothing of it belongs to one. */
export async function readOperations(tx: SysTx): Promise<Operations> {
  const [queue] = await tx
    .select({
      waiting: sql<number>`count(*)::int`,
      oldest: sql<number>`coalesce(extract(epoch from now() - min(${mails.createdAt})), 0)::float8`,
    })
    .from(mails)
    .where(sql`${mails.shownAt} is null and ${mails.expiresAt} > now()`)
  const open = await tx
    .select({ kind: sessions.kind, count: sql<number>`count(*)::int` })
    .from(sessions)
    .where(sql`${sessions.expiresAt} > now()`)
    .groupBy(sessions.kind)
  const [last] = await tx
    .select({ at: sql<number>`coalesce(extract(epoch from max(${backups.takenAt})), 0)::float8` })
    .from(backups)
  // Table by table it would wait for whoever holds one of them.
  const [database] = await tx.execute<{ bytes: number }>(
    sql`select pg_database_size(current_database())::float8 as bytes`,
  )
  return {
    databaseBytes: database?.bytes ?? 0,
    mailsWaiting: queue?.waiting ?? 0,
    oldestMailSeconds: queue?.oldest ?? 0,
    sessions: open,
    lastBackupAt: last?.at ?? 0,
  }
}
