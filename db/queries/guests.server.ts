import { and, eq } from 'drizzle-orm'
import type { Database, SysTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { resumeLinks, sessions } from '#db/schema/sessions.ts'
import { addSystems, type NewSystem } from './ai-systems.server.ts'
import { createAssessment, type NewAssessment } from './assessments.server.ts'
import { createSession, findSession, type Session } from './sessions.server.ts'
import { createGuestWorkspace, findWorkspace, watchExpiry } from './workspaces.server.ts'

export type GuestStart = NewAssessment & {
  timeZone?: string
  /** Of the register that the check begins with; missing: none. */
  systems?: readonly NewSystem[]
}

/**
 * Starts somebody who has not signed up: workspace, client, assessment, lead and
 * session. A crash in between leaves at most a workspace that nobody can open; it
 * expires like any other.
 *
 * @returns the ids, those of its systems too, and the token for the session cookie
 */
export async function startAsGuest(database: Database, start: GuestStart) {
  const scope = { workspaceId: newId(), actorId: newId() }
  await watchExpiry(database, scope.workspaceId)
  const started = await database.withWorkspace(scope, async (tx) => {
    // Not the company's name: a deleted check leaves none behind.
    const { expiresAt } = await createGuestWorkspace(tx, { name: 'Guest', timeZone: start.timeZone })
    const created = await createAssessment(tx, start)
    const systemIds = start.systems ? ((await addSystems(tx, created.clientId, start.systems)) ?? []) : []
    return { ...created, systemIds, expiresAt }
  })
  const { token } = await database.withSys((tx) => createSession(tx, { kind: 'guest', ...scope }))
  return { ...scope, ...started, token }
}

/** The guest's session of a token; `null` if there is none, it is over, or its work is kept in an account. */
export async function findGuestSession(database: Database, token: string): Promise<Session | null> {
  const session = await database.withSys((tx) => findSession(tx, token))
  if (session?.kind !== 'guest') return null
  const workspace = await database.withWorkspace(session, findWorkspace)
  return workspace?.kind === 'guest' ? session : null
}

/** Ends every guest's session of a workspace and every private link to it: its people sign in from now on. */
export async function endGuestAccess(tx: SysTx, workspaceId: string): Promise<void> {
  await tx.delete(resumeLinks).where(eq(resumeLinks.workspaceId, workspaceId))
  await tx.delete(sessions).where(and(eq(sessions.workspaceId, workspaceId), eq(sessions.kind, 'guest')))
}
