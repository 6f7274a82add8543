import { STORED_TABLES } from '../data-rights/stored-tables.ts'

/** The table whose rows every other row of a workspace lies beside. */
const ROOT = 'app.workspaces'

/** Tables of workspaces by full name, parents before what hangs on them. */
export const TENANT_TABLES: readonly string[] = STORED_TABLES.filter(({ schema }) => schema === 'app').map(
  ({ fullName }) => fullName,
)

/**
 * What spreads the tables of workspaces over the nodes of a Citus cluster, in order. All rows of one workspace lie on one
 * node, so no statement of the product touches two. Tables of `sys` stay on the coordinator: nothing of a workspace may
 * read them, so none has to be a reference table.
 *
 * @source https://docs.citusdata.com create_distributed_table
 */
export function distributionStatements(): string[] {
  return TENANT_TABLES.map((table) =>
    table === ROOT
      ? `select create_distributed_table('${table}', 'workspace_id');`
      : `select create_distributed_table('${table}', 'workspace_id', colocate_with => '${ROOT}');`,
  )
}
