import { sql } from 'drizzle-orm'
import type { Locale } from '#app/messages/locales.ts'
import type { Database, WorkspaceTx } from '#db/client.server.ts'
import { archiveOf } from '#db/data-rights/archive.ts'
import { DECISIONS, namesIn } from '#db/data-rights/decisions.ts'
import { putMovedIn, type ReadMoved } from '#db/data-rights/moved-files.ts'
import { readWorkspace } from '#db/data-rights/read-workspace.server.ts'
import { STORED_TABLES } from '#db/data-rights/stored-tables.ts'
import { writeAudit } from './audit.server.ts'
import { listOwnWorkspaces } from './memberships.server.ts'
import type { User } from './users.server.ts'
import { findWorkspace } from './workspaces.server.ts'

/**
 * Everything of the scope's workspace as one zip, with the entry in its log that it was taken, read in one transaction and packed while it is taken.
 *
 * @param readFile gives what lies elsewhere
 * @returns `null` if there is no such workspace; `tooLarge` if it is past what one archive holds
 */
export async function archiveWorkspace(
  { database, readFile }: { database: Database; readFile: ReadMoved },
  scope: WorkspaceTx['scope'],
  locale: Locale,
) {
  const isThere = await database.withWorkspace(scope, async (tx) => {
    if ((await findWorkspace(tx)) === null) return false
    await writeAudit(tx, { action: 'workspace.exported', facts: {} })
    return true
  })
  if (!isThere) return null
  const read = await readWorkspace(database, scope)
  if (read === null || read.is === 'tooLarge') return read
  const whole = await putMovedIn(read, readFile)
  if (whole.is === 'tooLarge') return whole
  return { is: 'archive' as const, readAt: whole.readAt, bytes: streamOf(archiveOf(whole, locale)) }
}

/**
 * Every row that goes with a person, by table, with the columns that leave, and what they are in
 * which workspaces; at most 10,000 rows of one table.
 */
export async function readPerson(database: Database, { id, email }: Pick<User, 'id' | 'email'>) {
  const rows = await database.withSys(async (tx) => {
    const found: Record<string, unknown[]> = {}
    for (const { fullName, schema, name } of STORED_TABLES) {
      const decision = DECISIONS[fullName]
      if (decision?.goesWith !== 'person') continue
      const columns = namesIn(decision.columns).map((column) => sql.identifier(column))
      const table = sql`${sql.identifier(schema)}.${sql.identifier(name)}`
      const own = sql`${sql.identifier(decision.by)} = ${decision.holds === 'id' ? id : email}`
      found[fullName] = [
        ...(await tx.execute(sql`select ${sql.join(columns, sql`, `)} from ${table} where ${own} limit 10000`)),
      ]
    }
    return found
  })
  const memberships = await listOwnWorkspaces(database, id)
  return { ...rows, memberships: memberships.map(({ workspaceId, name, role }) => ({ workspaceId, name, role })) }
}

/** Makes the next part when somebody takes it; stops when nobody does any more. */
function streamOf(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
}
