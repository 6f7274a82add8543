import { connect, type Database, type WorkspaceScope } from '#db/client.server.ts'
import { quietly } from '#tests/support/database-server.ts'

/** The product's own roles, as `startForAll` names them. */
export const ROLE_PREFIX = 'preflight_e2e_'

type Place = { database: Database; scope: WorkspaceScope; clientId: string }

/** The product's queries on the workspace of a check that has an owner: for what lies in the past when a walk begins. */
export async function besideProduct<T>(assessmentId: string, work: (place: Place) => Promise<T>): Promise<T> {
  const url = process.env.PREFLIGHT_E2E_DATABASE ?? ''
  const admin = quietly(url)
  const database = connect({ url, rolePrefix: ROLE_PREFIX, max: 2 })
  try {
    const [found] = await admin<{ workspaceId: string; clientId: string; actorId: string }[]>`
      select a.workspace_id as "workspaceId", a.client_id as "clientId", m.user_id as "actorId"
      from app.assessments a join app.memberships m using (workspace_id)
      where a.id = ${assessmentId} and m.role = 'owner'`
    if (!found) throw new Error(`Nobody owns the workspace of ${assessmentId}.`)
    const { clientId, ...scope } = found
    return await work({ database, scope, clientId })
  } finally {
    await database.close()
    await admin.end()
  }
}
