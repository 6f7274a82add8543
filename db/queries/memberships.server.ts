import { and, count, desc, eq, sql } from 'drizzle-orm'
import type { Role } from '#app/core/access/can.ts'
import type { Database, WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { assessments } from '#db/schema/assessments.ts'
import { retention } from '#db/schema/operations.ts'
import { sessions } from '#db/schema/sessions.ts'
import { memberships, workspaces } from '#db/schema/workspaces.ts'
import { hashToken } from '#db/token.server.ts'
import { writeAudit } from './audit.server.ts'
import { endGuestAccess } from './guests.server.ts'
import { replaceSession, type Session, switchWorkspace } from './sessions.server.ts'
import { listWorkspaceIds, noteWorkspace } from './users.server.ts'
import { findWorkspace } from './workspaces.server.ts'

/** What the actor of the scope is in its workspace; `null` if they do not belong to it, or it is about to close. */
export async function findRole(tx: WorkspaceTx): Promise<Role | null> {
  const workspace = await findOwnWorkspace(tx)
  return workspace && workspace.closesAt === null ? workspace.role : null
}

const own = (tx: WorkspaceTx) =>
  and(eq(memberships.workspaceId, tx.scope.workspaceId), eq(memberships.userId, tx.scope.actorId))

/** The workspace of the scope as its member sees it, also while it is about to close; `null` if they do not belong to it. */
export async function findOwnWorkspace(tx: WorkspaceTx) {
  const [found] = await tx
    .select({
      workspaceId: workspaces.workspaceId,
      name: workspaces.name,
      address: workspaces.address,
      timeZone: workspaces.timeZone,
      kind: workspaces.kind,
      closesAt: workspaces.closesAt,
      requiresSecondFactor: workspaces.requiresSecondFactor,
      requiresProvider: workspaces.requiresProvider,
      role: memberships.role,
    })
    .from(memberships)
    .innerJoin(workspaces, eq(workspaces.workspaceId, memberships.workspaceId))
    .where(own(tx))
  return found ?? null
}

export type OwnWorkspace = NonNullable<Awaited<ReturnType<typeof findOwnWorkspace>>>

type StoredWorkspace = {
  workspace_id: string
  name: string
  address: string
  time_zone: string
  kind: OwnWorkspace['kind']
  closes_at: string | null
  requires_second_factor: boolean
  requires_provider: boolean
}

/**
 * The workspaces to which a user belongs, also those about to close, the oldest first, at most 200: in two
 * transactions, however many they are.
 *
 * @param objectId only the one that holds this assessment or pilot; `null`: all
 */
export async function listOwnWorkspaces(
  database: Database,
  actorId: string,
  objectId: string | null = null,
): Promise<OwnWorkspace[]> {
  const places = await database.withSys((tx) => listWorkspaceIds(tx, actorId))
  const [first] = places
  if (first === undefined) return []
  const found = await database.withWorkspace({ workspaceId: first, actorId }, (tx) =>
    tx.execute<{ role: Role; workspace: StoredWorkspace }>(
      sql`select role, workspace from app.own_places(${`{${places.join()}}`}::uuid[], ${objectId}::uuid)`,
    ),
  )
  return found.map(({ role, workspace }) => ({
    workspaceId: workspace.workspace_id,
    name: workspace.name,
    address: workspace.address,
    timeZone: workspace.time_zone,
    kind: workspace.kind,
    closesAt: workspace.closes_at === null ? null : new Date(workspace.closes_at),
    requiresSecondFactor: workspace.requires_second_factor,
    requiresProvider: workspace.requires_provider,
    role,
  }))
}

/**
 * The workspace a member works in: the session's while they belong to it, else another one of
 * theirs, else an id that no workspace has yet. The session remembers it.
 *
 * @returns `workspace` is `null` where there is none yet
 */
export async function placeMember(
  database: Database,
  token: string,
  { workspaceId, actorId }: Pick<Session, 'workspaceId' | 'actorId'>,
): Promise<{ workspaceId: string; workspace: OwnWorkspace | null }> {
  const own = await database.askWorkspace({ workspaceId, actorId }, findOwnWorkspace)
  if (own && own.closesAt === null) return { workspaceId, workspace: own }
  const other = (await listOwnWorkspaces(database, actorId)).find(({ closesAt }) => closesAt === null)
  const isMade = own !== null || (await database.askWorkspace({ workspaceId, actorId }, findWorkspace)) !== null
  if (!other && !isMade) return { workspaceId, workspace: null }
  const next = other?.workspaceId ?? newId()
  await database.withSys((tx) => switchWorkspace(tx, token, next))
  return { workspaceId: next, workspace: other ?? null }
}

/** The workspace of a member's own that holds an assessment or a pilot; `null` if none does, or it is about to close. */
export async function findPlaceOf(database: Database, actorId: string, objectId: string): Promise<OwnWorkspace | null> {
  const [place] = await listOwnWorkspaces(database, actorId, objectId)
  return place && place.closesAt === null ? place : null
}

/**
 * Makes the scope's workspace, with its actor as owner, if there is none yet. Safe to call twice at once.
 *
 * @param kind left out: a team
 */
export async function ensureOwnWorkspace(
  database: Database,
  scope: WorkspaceTx['scope'],
  name: string,
  kind: 'team' | 'consultancy' = 'team',
) {
  const { workspaceId, actorId } = scope
  await database.withSys((tx) => noteWorkspace(tx, actorId, workspaceId))
  await database.withWorkspace(scope, async (tx) => {
    const made = await tx
      .insert(workspaces)
      .values({ workspaceId, kind, name })
      .onConflictDoNothing()
      .returning({ workspaceId: workspaces.workspaceId })
    if (made.length === 1) await tx.insert(memberships).values({ workspaceId, userId: actorId, role: 'owner' })
  })
}

/** What a guest would keep; `null` if the workspace is gone or no guest's any more. */
export async function findGuestWork(tx: WorkspaceTx) {
  const { workspaceId } = tx.scope
  const [workspace] = await tx
    .select({ expiresAt: workspaces.expiresAt })
    .from(workspaces)
    .where(and(eq(workspaces.workspaceId, workspaceId), eq(workspaces.kind, 'guest')))
  if (!workspace) return null
  const checks = await tx
    .select({ id: assessments.id, title: assessments.title })
    .from(assessments)
    .where(eq(assessments.workspaceId, workspaceId))
    .orderBy(desc(assessments.id))
    .limit(NAMED)
  const [all] = await tx.select({ total: count() }).from(assessments).where(eq(assessments.workspaceId, workspaceId))
  return { checks, total: all?.total ?? 0, expiresAt: workspace.expiresAt }
}

/** How many checks are named before they are kept. */
const NAMED = 20

export type Claim = {
  /** Of the member who keeps it. */
  userId: string
  /** Of the guest's session, which ends. */
  guestToken: string
  /** Of the member's own session, which a new one takes the place of. */
  memberToken: string
  device: string
}

/**
 * Turns a guest's workspace into a team's, with a user as its owner. No id changes;
 * every guest session and private link of it ends. After a crash half-way the same
 * user may do it again; somebody else never can. If nobody does, the purge ends what
 * is left of the guest.
 *
 * @returns the token of the member's new session, `null` in it if theirs ended meanwhile; `null` if the guest's
 *   session is over, there is no check, or the work is somebody's already
 */
export async function claimWorkspace(database: Database, { userId, guestToken, memberToken, device }: Claim) {
  const workspaceId = await database.withSys(async (tx) => {
    const [guest] = await tx
      .select({ workspaceId: sessions.workspaceId })
      .from(sessions)
      .where(
        and(
          eq(sessions.tokenHash, hashToken(guestToken)),
          eq(sessions.kind, 'guest'),
          sql`${sessions.expiresAt} > now()`,
        ),
      )
    if (!guest) return null
    await noteWorkspace(tx, userId, guest.workspaceId)
    await tx.update(retention).set({ lookAt: sql`now()` }).where(eq(retention.workspaceId, guest.workspaceId))
    return guest.workspaceId
  })
  if (workspaceId === null) return null
  const scope = { workspaceId, actorId: userId }
  if (!(await database.withWorkspace(scope, becomeOwner))) return null
  return database.withSys(async (tx) => {
    await endGuestAccess(tx, workspaceId)
    return { token: await replaceSession(tx, memberToken, { kind: 'member', ...scope, device }) }
  })
}

/** The change of the kind is what only one can do; whoever did it is found as owner afterwards. */
async function becomeOwner(tx: WorkspaceTx): Promise<boolean> {
  const { workspaceId, actorId } = tx.scope
  const turned = await tx
    .update(workspaces)
    .set({
      kind: 'team',
      name: sql`(select a.title from app.assessments a where a.workspace_id = ${workspaceId} order by a.id desc limit 1)`,
      lastActiveAt: sql`now()`,
      expiresAt: null,
    })
    .where(
      and(
        eq(workspaces.workspaceId, workspaceId),
        eq(workspaces.kind, 'guest'),
        sql`exists (select from app.assessments a where a.workspace_id = ${workspaceId})`,
      ),
    )
    .returning({ workspaceId: workspaces.workspaceId })
  if (turned.length === 0) return (await findRole(tx)) === 'owner'
  await tx.insert(memberships).values({ workspaceId, userId: actorId, role: 'owner' })
  await writeAudit(tx, { action: 'workspace.claimed', facts: {} })
  return true
}
