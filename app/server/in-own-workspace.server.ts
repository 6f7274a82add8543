import type { RouterContextProvider } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import type { Actor } from '#app/core/access/can.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { findPlaceOf, findRole } from '#db/queries/memberships.server.ts'
import { switchWorkspace } from '#db/queries/sessions.server.ts'
import { requireOpenDoor } from './door.server.ts'
import { missed } from './missed.server.ts'
import type { Session } from './visitor.server.ts'

/** What is not there, is not yours, or is no id at all: the same answer, to the byte. */
type Missing = 'noAssessment' | 'noPilot'

/** @throws a 404 response if the request has no session */
export async function requireSession(context: Readonly<RouterContextProvider>, missing: Missing): Promise<Session> {
  const session = await context.get(visitor).session()
  if (!session) throw await missed(context, missing)
  return session
}

/**
 * Runs `work` in the visitor's current workspace and, where the assessment or pilot of this id is not there, in the one
 * of a member's others that holds it; the session goes on there.
 *
 * @throws a 404 response if none holds it; a redirect or a 403 response if that workspace asks for something first
 */
export async function inOwnWorkspace<T>(
  context: Readonly<RouterContextProvider>,
  { id, missing }: { id: string; missing: Missing },
  work: (tx: WorkspaceTx, actor: Actor) => Promise<T | null>,
): Promise<{ found: T; switchedTo: string | null; actor: Actor }> {
  const session = await requireSession(context, missing)
  const { database } = context.get(services)
  const { token } = context.get(visitor)
  const { workspaceId, actorId, actor } = session
  const found = actor && (await database.withWorkspace({ workspaceId, actorId }, (tx) => work(tx, actor)))
  if (actor !== null && found !== null) return { found, switchedTo: null, actor }
  const place = session.kind === 'member' ? await findPlaceOf(database, actorId, id) : null
  if (!place || token === null) throw await missed(context, missing)
  requireOpenDoor(context, place, session)
  const elsewhere = await database.withWorkspace({ workspaceId: place.workspaceId, actorId }, async (tx) => {
    const role = await findRole(tx)
    return role && { role, found: await work(tx, role) }
  })
  if (!elsewhere || elsewhere.found === null) throw await missed(context, missing)
  await database.withSys((tx) => switchWorkspace(tx, token, place.workspaceId))
  return { found: elsewhere.found, switchedTo: place.name, actor: elsewhere.role }
}

/** A guest's session does nothing in work that is kept in an account, which never expires. */
export const isLeftOver = ({ kind }: Session, expiresAt: Date | null) => kind === 'guest' && expiresAt === null
