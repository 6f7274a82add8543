import { and, eq, sql } from 'drizzle-orm'
import type { Locale } from '#app/messages/locales.ts'
import type { Database, WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { calendarFeeds } from '#db/schema/governance.ts'
import { clients, workspaces } from '#db/schema/workspaces.ts'
import { hashToken, newToken } from '#db/token.server.ts'
import { lockClient } from './answer-import.server.ts'
import { writeAudit } from './audit.server.ts'
import { forgetLinks } from './ended-links.server.ts'
import { noteLinkPlace } from './link-places.server.ts'

const of = (tx: WorkspaceTx, clientId: string) =>
  and(eq(calendarFeeds.workspaceId, tx.scope.workspaceId), eq(calendarFeeds.clientId, clientId))

/** Since when a company's calendar can be read, and who made its address; `null`: it has none. */
export async function findFeed(tx: WorkspaceTx, clientId: string): Promise<{ createdAt: Date } | null> {
  const [feed] = await tx.select({ createdAt: calendarFeeds.createdAt }).from(calendarFeeds).where(of(tx, clientId))
  return feed ?? null
}

/**
 * Gives a company's calendar a new secret address; the one before ends.
 *
 * @returns its token, shown this once; `null` if the company is not the workspace's
 */
export async function startFeed(
  database: Database,
  scope: WorkspaceTx['scope'],
  clientId: string,
): Promise<string | null> {
  const token = newToken()
  const { workspaceId, actorId } = scope
  await database.withSys((tx) => noteLinkPlace(tx, { token, workspaceId, expiresAt: null }))
  const done = await database.withWorkspace(scope, async (tx) => {
    if (!(await lockClient(tx, clientId))) return null
    const before = await removeRow(tx, clientId)
    const row = { workspaceId, id: newId(), clientId, tokenHash: hashToken(token), createdBy: actorId }
    await tx.insert(calendarFeeds).values(row)
    await writeAudit(tx, { action: 'calendar.started', facts: { client: clientId } })
    return { before }
  })
  await database.withSys((tx) => forgetLinks(tx, done ? listed(done.before) : [hashToken(token)]))
  return done && token
}

/** Ends the address of a company's calendar. @returns `false` if it had none */
export async function stopFeed(database: Database, scope: WorkspaceTx['scope'], clientId: string): Promise<boolean> {
  const ended = await database.withWorkspace(scope, async (tx) => {
    const hash = await removeRow(tx, clientId)
    if (hash) await writeAudit(tx, { action: 'calendar.stopped', facts: { client: clientId } })
    return hash
  })
  await database.withSys((tx) => forgetLinks(tx, listed(ended)))
  return ended !== null
}

async function removeRow(tx: WorkspaceTx, clientId: string): Promise<Buffer | null> {
  const [removed] = await tx
    .delete(calendarFeeds)
    .where(of(tx, clientId))
    .returning({ tokenHash: calendarFeeds.tokenHash })
  return removed?.tokenHash ?? null
}

const listed = (tokenHash: Buffer | null) => (tokenHash ? [tokenHash] : [])

/** The company whose calendar a token opens; `null` if none any more, or if its workspace is closing. */
export async function findFeedClient(
  tx: WorkspaceTx,
  token: string,
): Promise<{ id: string; name: string; language: Locale } | null> {
  const [found] = await tx
    .select({ id: clients.id, name: clients.name, language: clients.language })
    .from(calendarFeeds)
    .innerJoin(clients, and(eq(clients.workspaceId, calendarFeeds.workspaceId), eq(clients.id, calendarFeeds.clientId)))
    .innerJoin(workspaces, eq(workspaces.workspaceId, calendarFeeds.workspaceId))
    .where(
      and(
        eq(calendarFeeds.workspaceId, tx.scope.workspaceId),
        eq(calendarFeeds.tokenHash, hashToken(token)),
        sql`${workspaces.closesAt} is null`,
      ),
    )
  return found ?? null
}
