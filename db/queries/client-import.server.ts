import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Locale } from '#app/messages/locales.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { clients } from '#db/schema/workspaces.ts'
import { writeAudit } from './audit.server.ts'

/** A client as a list of clients is compared with it. */
export type KnownClient = Pick<typeof clients.$inferSelect, 'id' | 'name' | 'reference' | 'archivedAt'>

/** Clients of a workspace that an import still compares with what comes in, and leaves behind at most. */
export const MAX_CLIENTS = 50_000

/** All of the workspace's clients; `null`: they are more than {@link MAX_CLIENTS}, and comparing with some would add others twice. */
export async function listKnownClients(tx: WorkspaceTx): Promise<KnownClient[] | null> {
  const known = await tx
    .select({ id: clients.id, name: clients.name, reference: clients.reference, archivedAt: clients.archivedAt })
    .from(clients)
    .where(eq(clients.workspaceId, tx.scope.workspaceId))
    .orderBy(clients.id)
    .limit(MAX_CLIENTS + 1)
  return known.length > MAX_CLIENTS ? null : known
}

/** Lets one at a time give numbers to the workspace's clients, until the transaction ends. */
export async function lockImports(tx: WorkspaceTx): Promise<void> {
  await tx.execute(sql`
    select from app.workspaces where workspace_id = ${tx.scope.workspaceId}::uuid for no key update`)
}

type ClientImport = {
  added: readonly { name: string; reference: string | null }[]
  /** Clients that had no number and get one. */
  completed: readonly { id: string; reference: string }[]
  /** Of those that are added. */
  language: Locale
}

/** Adds clients and fills in numbers, with one entry in the log; call it behind {@link lockImports}. */
export async function importClients(tx: WorkspaceTx, { added, completed, language }: ClientImport): Promise<void> {
  const { workspaceId } = tx.scope
  if (added.length + completed.length === 0) return
  if (added.length > 0) {
    const rows = added.map(({ name, reference }) => ({ workspaceId, id: newId(), name, reference, language }))
    await tx.insert(clients).values(rows)
  }
  for (const { id, reference } of completed) {
    await tx
      .update(clients)
      .set({ reference })
      .where(and(eq(clients.workspaceId, workspaceId), eq(clients.id, id), isNull(clients.reference)))
  }
  const facts = { added: String(added.length), completed: String(completed.length) }
  await writeAudit(tx, { action: 'clients.imported', facts })
}
