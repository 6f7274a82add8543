import { sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'

/**
 * Takes somebody's address out of all links to reports of the workspace, and their name where a link was made for them.
 * A link that asks for a code opens nothing with an address that was taken out.
 *
 * @param low name and address in small letters
 */
export async function forgetReportReader(tx: WorkspaceTx, low: readonly string[]): Promise<void> {
  const { workspaceId } = tx.scope
  const theirs = sql`(${sql.join(
    low.map((name) => sql`${name}`),
    sql`, `,
  )})`
  await tx.execute(sql`
    update app.report_links set
      label = case when lower(btrim(label)) in ${theirs} then 'Somebody' else label end,
      mailed_to = case when mailed_to in ${theirs} then '' else mailed_to end,
      addresses = array(select one from unnest(addresses) one where one not in ${theirs})
    where workspace_id = ${workspaceId} and (
      lower(btrim(label)) in ${theirs} or mailed_to in ${theirs}
      or exists (select from unnest(addresses) one where one in ${theirs}))`)
}
