import { and, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { SysTx } from '#db/client.server.ts'
import { linkPlaces } from '#db/schema/governance.ts'
import { hashToken } from '#db/token.server.ts'

/** Notes in which workspace a link is to be looked for. @param expiresAt `null`: until it is taken back */
export async function noteLinkPlace(
  tx: SysTx,
  { token, workspaceId, expiresAt }: { token: string; workspaceId: string; expiresAt: SQL | null },
): Promise<void> {
  await tx.insert(linkPlaces).values({ tokenHash: hashToken(token), workspaceId, expiresAt })
}

/**
 * In which workspace a link is to be looked for; `null` if in none any more. Whether it holds, only its own table says.
 *
 * @param orOver also one whose time is over, as long as it is kept
 */
export async function findLinkPlace(tx: SysTx, token: string, { orOver = false } = {}): Promise<string | null> {
  const isInTime = orOver ? undefined : or(isNull(linkPlaces.expiresAt), gt(linkPlaces.expiresAt, sql`now()`))
  const [found] = await tx
    .select({ workspaceId: linkPlaces.workspaceId })
    .from(linkPlaces)
    .where(and(eq(linkPlaces.tokenHash, hashToken(token)), isInTime))
  return found?.workspaceId ?? null
}

/** Forgets tokens that were prepared and lead nowhere. */
export async function forgetTokens(tx: SysTx, tokens: readonly string[]): Promise<void> {
  if (tokens.length > 0) await tx.delete(linkPlaces).where(inArray(linkPlaces.tokenHash, tokens.map(hashToken)))
}
