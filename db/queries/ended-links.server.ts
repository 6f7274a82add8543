import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { SysTx, WorkspaceTx } from '#db/client.server.ts'
import { actionFeeds } from '#db/schema/action-tasks.ts'
import { reportLinks } from '#db/schema/delivery.ts'
import { calendarFeeds, linkPlaces, vendorRequests } from '#db/schema/governance.ts'
import { pilotKeys } from '#db/schema/pilot-events.ts'
import { answerLinks } from '#db/schema/team.ts'
import { writeAudit } from './audit.server.ts'

/**
 * Does `work`, and says which links of vendors, calendars, people who answer and reports and keys of pilots went with it, also in cascade.
 * Hand them to {@link forgetLinks} once the transaction is committed.
 *
 * @returns `ended`: fingerprints
 */
export async function watchLinks<T>(
  tx: WorkspaceTx,
  work: () => Promise<T>,
): Promise<{ done: T; ended: readonly Buffer[] }> {
  const before = await listFingerprints(tx)
  const done = await work()
  const left = new Set((await listFingerprints(tx)).map((hash) => hash.toString('hex')))
  return { done, ended: before.filter((hash) => !left.has(hash.toString('hex'))) }
}

async function listFingerprints(tx: WorkspaceTx): Promise<Buffer[]> {
  const { workspaceId } = tx.scope
  const rows = await tx
    .select({ hash: vendorRequests.tokenHash })
    .from(vendorRequests)
    .where(eq(vendorRequests.workspaceId, workspaceId))
    .unionAll(
      tx
        .select({ hash: calendarFeeds.tokenHash })
        .from(calendarFeeds)
        .where(eq(calendarFeeds.workspaceId, workspaceId)),
    )
    .unionAll(
      tx.select({ hash: actionFeeds.tokenHash }).from(actionFeeds).where(eq(actionFeeds.workspaceId, workspaceId)),
    )
    .unionAll(
      tx
        .select({ hash: pilotKeys.tokenHash })
        .from(pilotKeys)
        .where(and(eq(pilotKeys.workspaceId, workspaceId), isNull(pilotKeys.revokedAt))),
    )
    .unionAll(
      tx.select({ hash: answerLinks.tokenHash }).from(answerLinks).where(eq(answerLinks.workspaceId, workspaceId)),
    )
    .unionAll(
      tx.select({ hash: reportLinks.tokenHash }).from(reportLinks).where(eq(reportLinks.workspaceId, workspaceId)),
    )
  return rows.map(({ hash }) => hash)
}

/** Forgets where to look for links that have ended. */
export async function forgetLinks(tx: SysTx, ended: readonly Buffer[]): Promise<void> {
  if (ended.length > 0) await tx.delete(linkPlaces).where(inArray(linkPlaces.tokenHash, [...ended]))
}

/**
 * Ends the calendars of companies and plans whose address somebody made, their keys of pilots, the links by which many
 * may answer, the links to reports that were not mailed, and the requests to vendors of theirs that were not answered:
 * whoever made a link still knows it. What came by them stays.
 */
export async function endLinksOf(tx: WorkspaceTx, userId: string): Promise<void> {
  const { workspaceId } = tx.scope
  const feeds = await tx
    .delete(calendarFeeds)
    .where(and(eq(calendarFeeds.workspaceId, workspaceId), eq(calendarFeeds.createdBy, userId)))
    .returning({ client: calendarFeeds.clientId })
  for (const { client } of feeds) await writeAudit(tx, { action: 'calendar.stopped', facts: { client } })
  const plans = await tx
    .delete(actionFeeds)
    .where(and(eq(actionFeeds.workspaceId, workspaceId), eq(actionFeeds.createdBy, userId)))
    .returning({ assessment: actionFeeds.assessmentId })
  for (const facts of plans) await writeAudit(tx, { action: 'plan.calendarStopped', facts })
  const requests = await tx
    .delete(vendorRequests)
    .where(
      and(
        eq(vendorRequests.workspaceId, workspaceId),
        eq(vendorRequests.createdBy, userId),
        isNull(vendorRequests.answeredAt),
      ),
    )
    .returning({ system: vendorRequests.systemId, request: vendorRequests.id })
  for (const facts of requests) await writeAudit(tx, { action: 'vendor.removed', facts })
  const keys = await tx
    .update(pilotKeys)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(pilotKeys.workspaceId, workspaceId), eq(pilotKeys.createdBy, userId), isNull(pilotKeys.revokedAt)))
    .returning({ pilot: pilotKeys.pilotId, key: pilotKeys.id })
  for (const facts of keys) await writeAudit(tx, { action: 'pilot.keyRevoked', facts })
  const links = await tx
    .update(answerLinks)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(answerLinks.workspaceId, workspaceId),
        eq(answerLinks.createdBy, userId),
        eq(answerLinks.kind, 'many'),
        isNull(answerLinks.revokedAt),
      ),
    )
    .returning({ assessment: answerLinks.assessmentId, link: answerLinks.id })
  for (const facts of links) await writeAudit(tx, { action: 'answers.linkRevoked', facts })
  const shared = await tx
    .update(reportLinks)
    .set({ revokedAt: sql`now()`, revokedBy: tx.scope.actorId })
    .where(
      and(
        eq(reportLinks.workspaceId, workspaceId),
        eq(reportLinks.createdBy, userId),
        eq(reportLinks.mailedTo, ''),
        isNull(reportLinks.revokedAt),
      ),
    )
    .returning({ assessment: reportLinks.assessmentId, link: reportLinks.id })
  for (const facts of shared) await writeAudit(tx, { action: 'report.linkRevoked', facts })
}
