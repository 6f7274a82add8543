import { and, eq, sql } from 'drizzle-orm'
import type { Database, WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { actionFeeds } from '#db/schema/action-tasks.ts'
import { assessments } from '#db/schema/assessments.ts'
import { workspaces } from '#db/schema/workspaces.ts'
import { hashToken, newToken } from '#db/token.server.ts'
import { writeAudit } from './audit.server.ts'
import { forgetLinks } from './ended-links.server.ts'
import { noteLinkPlace } from './link-places.server.ts'

const of = (tx: WorkspaceTx, assessmentId: string) =>
  and(eq(actionFeeds.workspaceId, tx.scope.workspaceId), eq(actionFeeds.assessmentId, assessmentId))

/** Since when the calendar of a check's actions can be read; `null`: it has no address. */
export async function findActionFeed(tx: WorkspaceTx, assessmentId: string): Promise<{ createdAt: Date } | null> {
  const [feed] = await tx.select({ createdAt: actionFeeds.createdAt }).from(actionFeeds).where(of(tx, assessmentId))
  return feed ?? null
}

/**
 * Gives the calendar of a check's actions a new secret address; the one before ends.
 *
 * @returns its token, shown this once; `null` if the check is not the workspace's
 */
export async function startActionFeed(
  database: Database,
  scope: WorkspaceTx['scope'],
  assessmentId: string,
): Promise<string | null> {
  const token = newToken()
  const { workspaceId, actorId } = scope
  await database.withSys((tx) => noteLinkPlace(tx, { token, workspaceId, expiresAt: null }))
  const done = await database.withWorkspace(scope, async (tx) => {
    const [check] = await tx
      .select({ id: assessments.id })
      .from(assessments)
      .where(and(eq(assessments.workspaceId, workspaceId), eq(assessments.id, assessmentId)))
      .for('update')
    if (!check) return null
    const before = await removeRow(tx, assessmentId)
    const row = { workspaceId, id: newId(), assessmentId, tokenHash: hashToken(token), createdBy: actorId }
    await tx.insert(actionFeeds).values(row)
    await writeAudit(tx, { action: 'plan.calendarStarted', facts: { assessment: assessmentId } })
    return { before }
  })
  await database.withSys((tx) => forgetLinks(tx, done ? listed(done.before) : [hashToken(token)]))
  return done && token
}

/** Ends the address of the calendar of a check's actions. @returns `false` if it had none */
export async function stopActionFeed(
  database: Database,
  scope: WorkspaceTx['scope'],
  assessmentId: string,
): Promise<boolean> {
  const ended = await database.withWorkspace(scope, async (tx) => {
    const hash = await removeRow(tx, assessmentId)
    if (hash) await writeAudit(tx, { action: 'plan.calendarStopped', facts: { assessment: assessmentId } })
    return hash
  })
  await database.withSys((tx) => forgetLinks(tx, listed(ended)))
  return ended !== null
}

async function removeRow(tx: WorkspaceTx, assessmentId: string): Promise<Buffer | null> {
  const [removed] = await tx
    .delete(actionFeeds)
    .where(of(tx, assessmentId))
    .returning({ tokenHash: actionFeeds.tokenHash })
  return removed?.tokenHash ?? null
}

const listed = (tokenHash: Buffer | null) => (tokenHash ? [tokenHash] : [])

/** The check whose actions a token opens; `null` if none any more, or if its workspace is closing. */
export async function findFeedCheck(tx: WorkspaceTx, token: string): Promise<string | null> {
  const [found] = await tx
    .select({ id: actionFeeds.assessmentId })
    .from(actionFeeds)
    .innerJoin(workspaces, eq(workspaces.workspaceId, actionFeeds.workspaceId))
    .where(
      and(
        eq(actionFeeds.workspaceId, tx.scope.workspaceId),
        eq(actionFeeds.tokenHash, hashToken(token)),
        sql`${workspaces.closesAt} is null`,
      ),
    )
  return found?.id ?? null
}
