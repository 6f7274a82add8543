import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { companyFields } from '#app/core/governance/documents/company-fields.ts'
import type { OpenSystem } from '#app/server/register/register.server.ts'
import { listRecords, replaceInRecords, saveRecord } from '#db/queries/system-record.server.ts'

type Context = Readonly<RouterContextProvider>

/**
 * Stores the fields of a system's record. What is the same for all systems of a company is stored once, and changed in
 * every record that said the same as this one did.
 *
 * @param form.typed text by field; empty: not told
 * @returns the new version; `null` if the system was changed meanwhile
 */
export async function saveFields(
  context: Context,
  { scope, clientId, system }: OpenSystem,
  { typed, baseVersion }: { typed: Record<string, string>; baseVersion: number },
): Promise<number | null> {
  const { database, law } = context.get(services)
  const { privacy } = law()
  return database.withWorkspace(scope, async (tx) => {
    const company = companyFields(privacy, await listRecords(tx, clientId))
    const isInherited = (id: string) => system.record[id] === undefined && typed[id] === company[id]
    const told = Object.entries(typed).filter(([id, text]) => text !== '' && !isInherited(id))
    const saved = await saveRecord(
      tx,
      { clientId, systemId: system.id },
      { record: Object.fromEntries(told), baseVersion },
    )
    if (saved === null) return null
    for (const { id, ofCompany } of privacy.recordFields) {
      const from = system.record[id] ?? company[id]
      const to = typed[id] ?? ''
      if (ofCompany && from !== undefined && to !== from) await replaceInRecords(tx, clientId, { field: id, from, to })
    }
    return saved
  })
}
