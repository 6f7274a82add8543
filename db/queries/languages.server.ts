import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Locale } from '#app/messages/locales.ts'
import type { SysTx, WorkspaceTx } from '#db/client.server.ts'
import { users } from '#db/schema/users.ts'
import { clients } from '#db/schema/workspaces.ts'

/**
 * The languages that people chose for their accounts, by address.
 *
 * @param emails canonical
 * @returns without those who have no account, or never chose
 */
export async function languagesOf(tx: SysTx, emails: readonly string[]): Promise<ReadonlyMap<string, Locale>> {
  if (emails.length === 0) return new Map()
  const found = await tx
    .select({ email: users.email, language: users.language })
    .from(users)
    .where(and(inArray(users.email, [...emails]), isNotNull(users.language)))
  return new Map(found.flatMap(({ email, language }) => (language === null ? [] : [[email, language] as const])))
}

/** The language that an account chose. @param email canonical @param otherwise without an account, or a choice */
export async function languageOf(tx: SysTx, email: string, otherwise: Locale): Promise<Locale> {
  return (await languagesOf(tx, [email])).get(email) ?? otherwise
}

/** As the column has it. */
const USUAL: Locale = 'en'

/** In which language a client gets its mail; the default one where the client is gone. */
export async function findClientLanguage(tx: WorkspaceTx, clientId: string): Promise<Locale> {
  const [found] = await tx
    .select({ language: clients.language })
    .from(clients)
    .where(and(eq(clients.workspaceId, tx.scope.workspaceId), eq(clients.id, clientId)))
  return found?.language ?? USUAL
}
