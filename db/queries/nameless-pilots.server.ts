import { sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'

/**
 * Puts a neutral word in the place of somebody's name in the charters that are worked on, as owner and in the team, and
 * takes their address out.
 *
 * @param low names and address in small letters, at least one
 */
export async function nameTeamless(tx: WorkspaceTx, low: readonly string[], nobody: string): Promise<void> {
  const list = sql.join(
    low.map((name) => sql`${name}`),
    sql`, `,
  )
  const { workspaceId } = tx.scope
  const word = sql`${JSON.stringify(nobody)}::jsonb`
  await tx.execute(sql`
    update app.pilots set draft = jsonb_set(draft, '{owner}', ${word})
    where workspace_id = ${workspaceId} and lower(btrim(draft ->> 'owner')) in (${list})`)
  const theirs = sql`(lower(btrim(p ->> 'name')) in (${list}) or lower(btrim(p ->> 'email')) in (${list}))`
  await tx.execute(sql`
    update app.pilots set draft = jsonb_set(draft, '{team}', (
      select jsonb_agg(
        case when ${theirs} then p || jsonb_build_object('name', ${word}, 'email', '', 'isTold', false) else p end
        order by place)
      from jsonb_array_elements(draft -> 'team') with ordinality as all_people (p, place)
    ))
    where workspace_id = ${workspaceId} and exists (select from jsonb_array_elements(draft -> 'team') p where ${theirs})`)
}
