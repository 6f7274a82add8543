import type postgres from 'postgres'
import { insertRow, newIds, ROW_MAKERS, type WorkspaceIds } from './workspace-rows.ts'

/** A workspace with every table filled, and the account of its owner, whose id its membership names. */
export async function anOwnedWorkspace(admin: postgres.Sql, email: string): Promise<WorkspaceIds> {
  const ids = newIds()
  for (const table of Object.keys(ROW_MAKERS)) await insertRow(admin, table, ids)
  await anAccount(admin, ids.participantId, email)
  await admin`insert into sys.workspace_members (user_id, workspace_id) values (${ids.participantId}, ${ids.workspaceId})`
  return ids
}

export async function anAccount(admin: postgres.Sql, id: string, email: string, name = '') {
  await admin`insert into sys.users (id, email, name) values (${id}, ${email}, ${name})`
}
