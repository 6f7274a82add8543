import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { SysTx } from '#db/client.server.ts'
import { passkeys, recoveryCodes } from '#db/schema/passkeys.ts'
import { users } from '#db/schema/users.ts'
import { countPasskeys, lockPasskeys, removePasskey } from './passkeys.server.ts'

/** Whether a user can give a second factor: they have a passkey. Whether a session did, its `isTwoFactor` says. */
export async function hasSecondFactor(tx: SysTx, userId: string): Promise<boolean> {
  return (await tx.$count(passkeys, eq(passkeys.userId, userId))) > 0
}

const hashCode = (userId: string, code: string) => createHash('sha256').update(`${userId} ${code}`).digest()

/**
 * Puts recovery codes in the place of all that a user had.
 *
 * @param codes 16 characters each, as `recoveryCodeFromBytes` makes them; only their hashes are kept
 */
export async function replaceRecoveryCodes(tx: SysTx, userId: string, codes: readonly string[]): Promise<void> {
  await lockPasskeys(tx, userId)
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId))
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ userId, codeHash: hashCode(userId, code) })))
}

/** Uses a recovery code up: of several at once one succeeds. @returns `false` if it is none of the user's */
export async function spendRecoveryCode(tx: SysTx, userId: string, code: string): Promise<boolean> {
  const used = await tx
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.codeHash, hashCode(userId, code))))
    .returning({ userId: recoveryCodes.userId })
  return used.length === 1
}

/** How many recovery codes a user has left. */
export async function countRecoveryCodes(tx: SysTx, userId: string): Promise<number> {
  return tx.$count(recoveryCodes, eq(recoveryCodes.userId, userId))
}

/**
 * Asks a user for a second factor from now on.
 *
 * @param codes see `replaceRecoveryCodes`
 * @returns `false` if they have no passkey, and nothing was changed
 */
export async function askSecondFactor(tx: SysTx, userId: string, codes: readonly string[]): Promise<boolean> {
  await lockPasskeys(tx, userId)
  if ((await countPasskeys(tx, userId)) === 0) return false
  await tx.update(users).set({ asksSecondFactor: true }).where(eq(users.id, userId))
  await replaceRecoveryCodes(tx, userId, codes)
  return true
}

/** Asks a user for the mailed code alone from now on; their recovery codes end. */
export async function stopSecondFactor(tx: SysTx, userId: string): Promise<void> {
  await tx.update(users).set({ asksSecondFactor: false }).where(eq(users.id, userId))
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId))
}

/**
 * Takes a user's own passkey away; with the last one nobody can be asked for a second factor any more, so it is
 * turned off.
 *
 * @returns its name and whether that turned the second factor off; `null` if it is not theirs
 */
export async function giveUpPasskey(tx: SysTx, userId: string, id: string) {
  await lockPasskeys(tx, userId)
  const name = await removePasskey(tx, userId, id)
  if (name === null) return null
  const [user] = await tx.select({ asks: users.asksSecondFactor }).from(users).where(eq(users.id, userId))
  const endsSecondFactor = Boolean(user?.asks) && (await countPasskeys(tx, userId)) === 0
  if (endsSecondFactor) await stopSecondFactor(tx, userId)
  return { name, endsSecondFactor }
}
