import { and, asc, eq, sql } from 'drizzle-orm'
import type { SysTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { passkeyChallenges, passkeys } from '#db/schema/passkeys.ts'
import { hashToken } from '#db/token.server.ts'

/** How long a device may take to sign. */
export const CHALLENGE_MINUTES = 5

export type Passkey = typeof passkeys.$inferSelect

/** What a signature is good for; one for a purpose is refused for every other. */
export type PasskeyPurpose = 'signIn' | 'second' | 'confirm' | 'add'

/** Whom a challenge belongs to. */
export type Asked = {
  purpose: PasskeyPurpose
  /** Of the browser's own cookie: its session's or, for nobody who is signed in yet, the one made for it. */
  token: string
}

const hashAsked = ({ purpose, token }: Asked) => hashToken(`${purpose} ${token}`)

/** Keeps what a device is asked to sign, for five minutes; another one for the same takes its place. */
export async function saveChallenge(tx: SysTx, asked: Asked, challenge: string): Promise<void> {
  const expiresAt = sql`now() + make_interval(mins => ${CHALLENGE_MINUTES})`
  await tx
    .insert(passkeyChallenges)
    .values({ askedHash: hashAsked(asked), challenge, expiresAt })
    .onConflictDoUpdate({ target: passkeyChallenges.askedHash, set: { challenge, expiresAt, createdAt: sql`now()` } })
}

/** Uses a challenge up, whether or not the signature turns out right. @returns `null` if there is none, or it is over */
export async function takeChallenge(tx: SysTx, asked: Asked): Promise<string | null> {
  const [taken] = await tx
    .delete(passkeyChallenges)
    .where(eq(passkeyChallenges.askedHash, hashAsked(asked)))
    .returning({
      challenge: passkeyChallenges.challenge,
      isInTime: sql<boolean>`${passkeyChallenges.expiresAt} > now()`,
    })
  return taken?.isInTime ? taken.challenge : null
}

/** How many passkeys one person may have. */
export const MAX_PASSKEYS = 20

type NewPasskey = Pick<Passkey, 'credentialId' | 'publicKey' | 'counter' | 'transports' | 'name'>

/** Adds a passkey. @returns `false` if it is somebody's already, or the user has twenty */
export async function addPasskey(tx: SysTx, userId: string, passkey: NewPasskey): Promise<boolean> {
  await lockPasskeys(tx, userId)
  if ((await countPasskeys(tx, userId)) >= MAX_PASSKEYS) return false
  const added = await tx
    .insert(passkeys)
    .values({ id: newId(), userId, ...passkey })
    .onConflictDoNothing()
    .returning({ id: passkeys.id })
  return added.length === 1
}

/** Makes changes of one user's passkeys and of what depends on them wait for each other. */
export const lockPasskeys = (tx: SysTx, userId: string) =>
  tx.execute(sql`select 1 from sys.users where id = ${userId} for update`)

/** A user's passkeys, the oldest first, at most 20. */
export async function listPasskeys(tx: SysTx, userId: string): Promise<Passkey[]> {
  return tx
    .select()
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id))
    .limit(MAX_PASSKEYS)
}

/** How many passkeys an account has; 0 also where there is no such account. */
export async function countPasskeys(tx: SysTx, userId: string): Promise<number> {
  return tx.$count(passkeys, eq(passkeys.userId, userId))
}

/** The passkey that a device names; `null` if nobody has it. */
export async function findPasskey(tx: SysTx, credentialId: Buffer): Promise<Passkey | null> {
  const [found] = await tx.select().from(passkeys).where(eq(passkeys.credentialId, credentialId))
  return found ?? null
}

/**
 * Notes that a passkey was used. A count that does not go up tells of a copy of it.
 *
 * @param counter as the device signed it; 0: it does not count
 * @returns `false` if the count did not go up or the passkey is gone: then it proves nothing
 */
export async function countPasskeyUse(tx: SysTx, id: string, counter: number): Promise<boolean> {
  const used = await tx
    .update(passkeys)
    .set({ counter, lastUsedAt: sql`now()` })
    .where(
      and(eq(passkeys.id, id), sql`(${passkeys.counter} < ${counter} or (${passkeys.counter} = 0 and ${counter} = 0))`),
    )
    .returning({ id: passkeys.id })
  return used.length === 1
}

/** Renames a user's own passkey. @param name 1 to 100 characters @returns `false` if it is not theirs */
export async function renamePasskey(tx: SysTx, userId: string, { id, name }: Pick<Passkey, 'id' | 'name'>) {
  const renamed = await tx.update(passkeys).set({ name }).where(ownPasskey(userId, id)).returning({ id: passkeys.id })
  return renamed.length === 1
}

const ownPasskey = (userId: string, id: string) => and(eq(passkeys.userId, userId), eq(passkeys.id, id))

/** Takes a user's own passkey away. @returns its name; `null` if it is not theirs */
export async function removePasskey(tx: SysTx, userId: string, id: string): Promise<string | null> {
  const [removed] = await tx.delete(passkeys).where(ownPasskey(userId, id)).returning({ name: passkeys.name })
  return removed?.name ?? null
}
