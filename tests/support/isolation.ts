import type postgres from 'postgres'
import type { RoleNames } from '#db/roles.server.ts'
import { insertRow, newIds, type WorkspaceIds } from './workspace-rows.ts'

export type Leak = { table: string; how: string }

/**
 * Tries, as workspace B, to read, insert, update, delete and move rows of workspace A
 * in one table, and to hang a row of B's on a parent of A's. Everything is rolled back.
 *
 * @param login a connection of the login role
 * @returns what got through; empty if the table keeps workspaces apart
 */
export async function probeTable(
  { login, names }: { login: postgres.Sql; names: RoleNames },
  table: string,
  { a, b }: { a: WorkspaceIds; b: WorkspaceIds },
): Promise<Leak[]> {
  const name = login(`app.${table}`)
  const asB = (work: (tx: postgres.TransactionSql) => Promise<number>) => attempt(login, names, b, work)
  const isAs = login`workspace_id = ${a.workspaceId}`
  const attempts: Record<string, () => Promise<number>> = {
    read: () => asB(async (tx) => (await tx`select 1 from ${name} where ${isAs}`).length),
    'read unfiltered': () =>
      asB(async (tx) => (await tx`select 1 from ${name} where workspace_id <> ${b.workspaceId}`).length),
    update: () => asB(async (tx) => (await tx`update ${name} set workspace_id = workspace_id where ${isAs}`).count),
    delete: () => asB(async (tx) => (await tx`delete from ${name} where ${isAs}`).count),
    move: () => asB(async (tx) => (await tx`update ${name} set workspace_id = ${a.workspaceId}`).count),
    insert: () => asB(async (tx) => count(insertRow(tx, table, { ...newIds(), workspaceId: a.workspaceId }))),
    'hang on a foreign parent': () => asB(async (tx) => count(insertRow(tx, table, foreignParent(table, a, b)))),
  }
  const leaks: Leak[] = []
  for (const [how, attemptIt] of Object.entries(attempts)) {
    if ((await attemptIt()) > 0) leaks.push({ table, how })
  }
  return leaks
}

/** Without a parent between them and their workspace. */
const TOP = new Set([
  'workspaces',
  'clients',
  'memberships',
  'invitations',
  'audit_log',
  'own_questions',
  'text_blocks',
  'providers',
  'domains',
  'report_mail_texts',
])

/** B's workspace with A's client, assessment and participant; for tables without a parent in between, A's workspace itself. */
function foreignParent(table: string, a: WorkspaceIds, b: WorkspaceIds): WorkspaceIds {
  return TOP.has(table) ? { ...newIds(), workspaceId: a.workspaceId } : { ...a, workspaceId: b.workspaceId }
}

const count = async (inserted: Promise<void>) => {
  await inserted
  return 1
}

/** Refused by row-level security or rights (42501) or by a foreign key (23503): nothing got through. */
const REFUSALS = new Set(['42501', '23503'])

async function attempt(
  login: postgres.Sql,
  names: RoleNames,
  { workspaceId }: WorkspaceIds,
  work: (tx: postgres.TransactionSql) => Promise<number>,
): Promise<number> {
  let touched = 0
  const undo = new Error('undo')
  await login
    .begin(async (tx) => {
      await tx`select set_config('role', ${names.rw}, true), set_config('app.workspace_id', ${workspaceId}, true),
        set_config('app.actor_id', ${workspaceId}, true)`
      touched = await work(tx)
      throw undo
    })
    .catch((error: unknown) => {
      if (error === undo) return
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      // A unique key that knows of the other's row tells that it is there.
      if (code === '23505') touched = 1
      else if (!REFUSALS.has(code)) throw error
    })
  return touched
}
