import { crc32 } from 'node:zlib'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Database, WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { pilotKeys } from '#db/schema/pilot-events.ts'
import { pilots } from '#db/schema/pilots.ts'
import { workspaces } from '#db/schema/workspaces.ts'
import { hashToken, newToken } from '#db/token.server.ts'
import { writeAudit } from './audit.server.ts'
import { forgetLinks } from './ended-links.server.ts'
import { findLinkPlace, noteLinkPlace } from './link-places.server.ts'

/** Keys of one pilot that open something. */
export const MOST_KEYS = 10
/** Keys that are listed, ended ones too. */
const MOST_LISTED = 100

/** A key as people see it: never the key itself. `null`: never used, or not revoked. */
export type PilotKey = {
  id: string
  name: string
  createdBy: string
  createdAt: Date
  lastUsedAt: Date | null
  revokedAt: Date | null
}

const of = (tx: WorkspaceTx, pilotId: string) =>
  and(eq(pilotKeys.workspaceId, tx.scope.workspaceId), eq(pilotKeys.pilotId, pilotId))

/** The keys of a pilot, the newest first; at most 100. */
export async function listKeys(tx: WorkspaceTx, pilotId: string): Promise<PilotKey[]> {
  return tx
    .select({
      id: pilotKeys.id,
      name: pilotKeys.name,
      createdBy: pilotKeys.createdBy,
      createdAt: pilotKeys.createdAt,
      lastUsedAt: pilotKeys.lastUsedAt,
      revokedAt: pilotKeys.revokedAt,
    })
    .from(pilotKeys)
    .where(of(tx, pilotId))
    .orderBy(desc(pilotKeys.id))
    .limit(MOST_LISTED)
}

const PREFIX = 'pf_live_'
const SHAPE = /^pf_live_[A-Za-z0-9_-]{43}_[0-9a-f]{8}$/
const sumOf = (secret: string) => crc32(secret).toString(16).padStart(8, '0')

/** What programs that look for leaked secrets know it by, and a sum by which a mistyped one is none. */
function newKey(): string {
  const secret = newToken()
  return `${PREFIX}${secret}_${sumOf(secret)}`
}

/** Whether a text could be a key at all. */
function isKey(text: string): boolean {
  return SHAPE.test(text) && text.slice(-8) === sumOf(text.slice(PREFIX.length, -9))
}

/**
 * Makes a key by which a program sends figures of a pilot.
 *
 * @param name what it is for, 1 to 200 characters
 * @returns the key, shown this once; `full` if {@link MOST_KEYS} open something; `null` if the pilot is not the
 * workspace's
 */
export async function makeKey(
  database: Database,
  scope: WorkspaceTx['scope'],
  { pilotId, name }: { pilotId: string; name: string },
): Promise<{ key: string } | 'full' | null> {
  const key = newKey()
  const { workspaceId, actorId } = scope
  await database.withSys((tx) => noteLinkPlace(tx, { token: key, workspaceId, expiresAt: null }))
  const made = await database.withWorkspace(scope, async (tx) => {
    const isOwn = and(eq(pilots.workspaceId, workspaceId), eq(pilots.id, pilotId))
    const [pilot] = await tx.select({ id: pilots.id }).from(pilots).where(isOwn).for('no key update')
    if (!pilot) return null
    const live = await tx.$count(pilotKeys, and(of(tx, pilotId), isNull(pilotKeys.revokedAt)))
    if (live >= MOST_KEYS) return 'full'
    const id = newId()
    await tx.insert(pilotKeys).values({ workspaceId, id, pilotId, name, tokenHash: hashToken(key), createdBy: actorId })
    await writeAudit(tx, { action: 'pilot.keyMade', facts: { pilot: pilotId, key: id } })
    return { key }
  })
  if (made === null || made === 'full') await database.withSys((tx) => forgetLinks(tx, [hashToken(key)]))
  return made
}

/** Ends a key at once. @returns `false` if the pilot has no such key that opens something */
export async function revokeKey(
  database: Database,
  scope: WorkspaceTx['scope'],
  { pilotId, id }: { pilotId: string; id: string },
): Promise<boolean> {
  const ended = await database.withWorkspace(scope, async (tx) => {
    const [key] = await tx
      .update(pilotKeys)
      .set({ revokedAt: sql`now()` })
      .where(and(of(tx, pilotId), eq(pilotKeys.id, id), isNull(pilotKeys.revokedAt)))
      .returning({ tokenHash: pilotKeys.tokenHash })
    if (key) await writeAudit(tx, { action: 'pilot.keyRevoked', facts: { pilot: pilotId, key: id } })
    return key ?? null
  })
  if (ended) await database.withSys((tx) => forgetLinks(tx, [ended.tokenHash]))
  return ended !== null
}

/** What a key opens: one pilot, in the name of whoever made the key. */
export type KeyHolder = { keyId: string; pilotId: string; scope: WorkspaceTx['scope'] }

/** Written down once in this time, so that not every call writes. */
const USED_AGAIN = sql`interval '1 minute'`

/** What a text opens as a key, noting that it was used; `null` if nothing any more, or if its workspace is closing. */
export async function openKey(database: Database, text: string): Promise<KeyHolder | null> {
  const workspaceId = isKey(text) ? await database.withSys((tx) => findLinkPlace(tx, text)) : null
  if (workspaceId === null) return null
  return database.withWorkspace({ workspaceId, actorId: workspaceId }, async (tx) => {
    const isLive = and(
      eq(pilotKeys.workspaceId, workspaceId),
      eq(pilotKeys.tokenHash, hashToken(text)),
      isNull(pilotKeys.revokedAt),
    )
    const [found] = await tx
      .select({ keyId: pilotKeys.id, pilotId: pilotKeys.pilotId, actorId: pilotKeys.createdBy })
      .from(pilotKeys)
      .innerJoin(workspaces, and(eq(workspaces.workspaceId, workspaceId), isNull(workspaces.closesAt)))
      .where(isLive)
    if (!found) return null
    const isOld = sql`(${pilotKeys.lastUsedAt} is null or ${pilotKeys.lastUsedAt} < now() - ${USED_AGAIN})`
    await tx.update(pilotKeys).set({ lastUsedAt: sql`now()` }).where(and(isLive, isOld))
    const { actorId, ...key } = found
    return { ...key, scope: { workspaceId, actorId } }
  })
}
