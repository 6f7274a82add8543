import { connect, type Database, type WorkspaceScope } from '#db/client.server.ts'
import { quietly } from '#tests/support/database-server.ts'

/** The product's own roles, as `startForAll` names them. */
export const ROLE_PREFIX = 'preflight_e2e_'

/**
 * Lets weeks go by for a pilot whose charter was signed today: everything that was planned and brought in lies so many weeks
 * further back.
 */
export async function letWeeksPass(pilotId: string, weeks: number): Promise<void> {
  const admin = quietly(process.env.PREFLIGHT_E2E_DATABASE ?? '')
  const days = 7 * weeks
  const earlier = (from: string, key: string) =>
    `jsonb_build_object('${key}', to_char((${from}->>'${key}')::date - ${days}, 'YYYY-MM-DD'))`
  const plan = ['startsOn', 'endsOn', 'declaredOn'].map((key) => earlier("content->'plan'", key)).join(' || ')
  const draft = ['startsOn', 'endsOn'].map((key) => earlier('draft', key)).join(' || ')
  try {
    await admin.unsafe(`
      update app.pilot_charters
      set content = jsonb_set(content, '{plan}', content->'plan' || ${plan}),
        proposed_at = proposed_at - interval '${days} days', in_force_at = in_force_at - interval '${days} days'
      where pilot_id = '${pilotId}'`)
    await admin.unsafe(`
      update app.pilots
      set draft = draft || ${draft}, starts_on = starts_on - ${days}, ends_on = ends_on - ${days}
      where id = '${pilotId}'`)
    await admin.unsafe(`update app.pilot_readings set on_day = on_day - ${days} where pilot_id = '${pilotId}'`)
  } finally {
    await admin.end()
  }
}

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
