import { and, asc, eq, lte, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Database, WorkspaceTx } from '#db/client.server.ts'
import { enquiryPlaces } from '#db/schema/enquiries.ts'
import { linkPlaces } from '#db/schema/governance.ts'
import { retention } from '#db/schema/operations.ts'
import { invitationPlaces } from '#db/schema/users.ts'
import { workspaces } from '#db/schema/workspaces.ts'
import { NOBODY } from './each-workspace.server.ts'
import { forgetEnquiries } from './enquiries.server.ts'
import { endGuestAccess } from './guests.server.ts'
import { forgetOldInvitations } from './invitations.server.ts'
import { forgetReportLinks } from './report-links.server.ts'
import { purgeClasses } from './retention.server.ts'
import { forgetVendorAddresses, VENDOR_ADDRESS_DAYS } from './vendor-requests.server.ts'
import { deleteWorkspace } from './workspaces.server.ts'

/**
 * Deletes workspaces past their date, or whose owner wanted it and let the days of grace pass; and whatever else its
 * class says is over.
 * Each workspace is looked at in its own transaction, as itself; whether it has
 * expired is decided by its own row at that moment, so a guest who has just come
 * back keeps everything.
 *
 * @param batch how many workspaces to read at once; goes on until none is due
 * @returns ids of the workspaces that were deleted
 */
export async function purgeExpired(database: Database, batch = 100): Promise<string[]> {
  const purged: string[] = []
  for (;;) {
    const due = await listDue(database, batch)
    for (const { workspaceId } of due) {
      if (await purgeIfExpired(database, workspaceId)) purged.push(workspaceId)
    }
    if (due.length < batch) break
  }
  await forgetByPlaces(database, INVITATIONS, forgetOldInvitations)
  await forgetByPlaces(database, ADDRESSES, async (tx) => {
    await forgetVendorAddresses(tx)
    await forgetReportLinks(tx)
  })
  await forgetByPlaces(database, QUESTIONS, forgetEnquiries)
  await purgeClasses(database)
  return purged
}

/** Notes of where something ends: the table, and how many days after the moment that it says nothing of it is needed. */
type Places = { table: PgTable; workspaceId: PgColumn; at: PgColumn; days: number }

const INVITATIONS: Places = {
  table: invitationPlaces,
  workspaceId: invitationPlaces.workspaceId,
  at: invitationPlaces.expiresAt,
  days: 0,
}
/** Addresses of vendors and links to reports. */
const ADDRESSES: Places = {
  table: linkPlaces,
  workspaceId: linkPlaces.workspaceId,
  at: linkPlaces.expiresAt,
  days: VENDOR_ADDRESS_DAYS,
}
const QUESTIONS: Places = {
  table: enquiryPlaces,
  workspaceId: enquiryPlaces.workspaceId,
  at: enquiryPlaces.lookAt,
  days: 0,
}

/** Forgets what is over, in each workspace by itself, then the notes of where it was. */
async function forgetByPlaces(
  database: Database,
  { table, workspaceId: of, at, days }: Places,
  forget: (tx: WorkspaceTx) => Promise<void>,
): Promise<void> {
  const end = sql<string>`now() - make_interval(days => ${days})`
  for (;;) {
    const [place] = await database.withSys((tx) =>
      tx
        .select({ workspaceId: sql<string>`${of}`, end: sql<string>`(${end})::text` })
        .from(table)
        .where(lte(at, end))
        .limit(1),
    )
    if (!place) return
    const { workspaceId } = place
    await database.withWorkspace({ workspaceId, actorId: NOBODY }, forget)
    // What ended only since then was not looked at yet: its note stays for the next time.
    await database.withSys((tx) =>
      tx.delete(table).where(and(lte(at, sql`${place.end}::timestamptz`), eq(of, workspaceId))),
    )
  }
}

/** Each of them is deleted or gets a later date by being looked at, so that the next batch is another one. */
function listDue(database: Database, batch: number) {
  return database.withSys((tx) =>
    tx
      .select({ workspaceId: retention.workspaceId })
      .from(retention)
      .where(lte(retention.lookAt, sql`now()`))
      .orderBy(asc(retention.lookAt))
      .limit(batch),
  )
}

async function purgeIfExpired(database: Database, workspaceId: string): Promise<boolean> {
  const scope = { workspaceId, actorId: NOBODY }
  const { isGone, endsAt } = await database.withWorkspace(scope, async (tx) => {
    const own = eq(workspaces.workspaceId, workspaceId)
    const end = sql<Date | null>`least(${workspaces.expiresAt}, ${workspaces.closesAt})`.mapWith(workspaces.expiresAt)
    await tx.delete(workspaces).where(and(own, lte(end, sql`now()`)))
    const [left] = await tx.select({ endsAt: end }).from(workspaces).where(own)
    return { isGone: !left, endsAt: left?.endsAt ?? null }
  })
  if (isGone || endsAt === null) {
    if (isGone) await deleteWorkspace(database, scope)
    else await leaveToMembers(database, workspaceId)
    return isGone
  }
  await database.withSys((tx) =>
    tx.update(retention).set({ lookAt: endsAt }).where(eq(retention.workspaceId, workspaceId)),
  )
  return false
}

/** Somebody keeps it in an account: ends what a claim that was cut off left of the guest, and looks no more. */
function leaveToMembers(database: Database, workspaceId: string) {
  return database.withSys(async (tx) => {
    await endGuestAccess(tx, workspaceId)
    // Unless it was given a new day meanwhile: an owner wants it deleted.
    await tx.delete(retention).where(and(eq(retention.workspaceId, workspaceId), lte(retention.lookAt, sql`now()`)))
  })
}
