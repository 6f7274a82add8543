import type { Database } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { createAssessment, type NewAssessment } from './assessments.server.ts'
import { createSession } from './sessions.server.ts'
import { createGuestWorkspace, watchExpiry } from './workspaces.server.ts'

export type GuestStart = NewAssessment & { timeZone?: string }

/**
 * Starts somebody who has not signed up: workspace, client, assessment, lead and
 * session. A crash in between leaves at most a workspace that nobody can open; it
 * expires like any other.
 *
 * @returns the ids, and the token for the session cookie
 */
export async function startAsGuest(database: Database, start: GuestStart) {
  const scope = { workspaceId: newId(), actorId: newId() }
  await watchExpiry(database, scope.workspaceId)
  const started = await database.withWorkspace(scope, async (tx) => {
    // Not the company's name: a deleted check leaves none behind.
    const { expiresAt } = await createGuestWorkspace(tx, { name: 'Guest', timeZone: start.timeZone })
    return { ...(await createAssessment(tx, start)), expiresAt }
  })
  const { token } = await database.withSys((tx) => createSession(tx, { kind: 'guest', ...scope }))
  return { ...scope, ...started, token }
}
