import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { CharterContent, SignOff } from '#app/core/pilots/charter/charter-content.ts'
import { canonicalJson } from '#db/canonical-json.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { pilotCharters, pilotSignOffs, pilots } from '#db/schema/pilots.ts'
import { writeAudit } from './audit.server.ts'
import { lockPilot } from './pilots.server.ts'

/** One discipline's agreement. `name` is who agrees; `signedBy` who pressed the button. */
type CharterSignature = { discipline: SignOff; name: string; signedBy: string; signedAt: Date }

/** A version of a charter that was put before those who sign. */
export type CharterVersion = {
  /** From 1 in each pilot. */
  number: number
  content: CharterContent
  /** Why it differs from the one before; empty: nothing was signed before. */
  reason: string
  proposedBy: string
  proposedAt: Date
  /** Since when it counts; `null`: not all have signed. */
  inForceAt: Date | null
  /** When it was taken back; `null`: it was not. */
  withdrawnAt: Date | null
  signatures: CharterSignature[]
}

/** What one pilot may have of versions. */
const MOST_CHARTERS = 50

const COLUMNS = {
  number: pilotCharters.number,
  content: pilotCharters.content,
  reason: pilotCharters.reason,
  proposedBy: pilotCharters.proposedBy,
  proposedAt: pilotCharters.proposedAt,
  inForceAt: pilotCharters.inForceAt,
  withdrawnAt: pilotCharters.withdrawnAt,
}

const of = (tx: WorkspaceTx, pilotId: string) =>
  and(eq(pilotCharters.workspaceId, tx.scope.workspaceId), eq(pilotCharters.pilotId, pilotId))

const signedIn = (tx: WorkspaceTx, pilotId: string) =>
  and(eq(pilotSignOffs.workspaceId, tx.scope.workspaceId), eq(pilotSignOffs.pilotId, pilotId))

/** All versions of a pilot's charter with who signed them, the newest first; at most {@link MOST_CHARTERS}. */
export async function listCharters(tx: WorkspaceTx, pilotId: string): Promise<CharterVersion[]> {
  const versions = await tx
    .select(COLUMNS)
    .from(pilotCharters)
    .where(of(tx, pilotId))
    .orderBy(desc(pilotCharters.number))
    .limit(MOST_CHARTERS)
  const signatures = await tx
    .select({
      number: pilotSignOffs.number,
      discipline: pilotSignOffs.discipline,
      name: pilotSignOffs.name,
      signedBy: pilotSignOffs.signedBy,
      signedAt: pilotSignOffs.signedAt,
    })
    .from(pilotSignOffs)
    .where(signedIn(tx, pilotId))
    .orderBy(asc(pilotSignOffs.signedAt))
  const byNumber = Map.groupBy(signatures, ({ number }) => number)
  return versions.map((version) => ({
    ...version,
    signatures: (byNumber.get(version.number) ?? []).map(({ number: _, ...signature }) => signature),
  }))
}

/** The charter that counts, with its number and since when; `null`: none was signed by all. */
export async function findCharterInForce(
  tx: WorkspaceTx,
  pilotId: string,
): Promise<{ number: number; content: CharterContent } | null> {
  const [found] = await tx
    .select({ number: pilotCharters.number, content: pilotCharters.content })
    .from(pilots)
    .innerJoin(pilotCharters, and(of(tx, pilotId), eq(pilotCharters.number, pilots.charterNumber)))
    .where(ownPilot(tx, pilotId))
  return found ?? null
}

const ownPilot = (tx: WorkspaceTx, pilotId: string) =>
  and(eq(pilots.workspaceId, tx.scope.workspaceId), eq(pilots.id, pilotId))

export type Proposal = {
  content: CharterContent
  /** Why it differs from what was signed; empty: nothing was. */
  reason: string
  /** Of the draft that it was made of. */
  baseVersion: number
}

/**
 * Puts a charter before those who sign, as the next version of it. One that waits already is taken back.
 *
 * @returns its number; `changed`: the draft is another one by now; `full`: there are {@link MOST_CHARTERS}; `null` if
 * the pilot is not there
 */
export async function proposeCharter(
  tx: WorkspaceTx,
  pilotId: string,
  { content, reason, baseVersion }: Proposal,
): Promise<number | 'changed' | 'full' | null> {
  const { workspaceId, actorId } = tx.scope
  const [pilot] = await lockPilot(tx, pilotId)
  if (!pilot) return null
  if (pilot.version !== baseVersion) return 'changed'
  await withdrawCharter(tx, pilotId)
  const [last] = await tx
    .select({ number: sql<number>`coalesce(max(${pilotCharters.number}), 0)::int` })
    .from(pilotCharters)
    .where(of(tx, pilotId))
  const number = (last?.number ?? 0) + 1
  if (number > MOST_CHARTERS) return 'full'
  await tx.insert(pilotCharters).values({ workspaceId, pilotId, number, content, reason, proposedBy: actorId })
  await writeAudit(tx, { action: 'pilot.proposed', facts: { pilot: pilotId, number: String(number) } })
  return number
}

/** Takes back the version that waits to be signed. @returns `false` if none does */
export async function withdrawCharter(tx: WorkspaceTx, pilotId: string): Promise<boolean> {
  const [taken] = await tx
    .update(pilotCharters)
    .set({ withdrawnAt: sql`now()` })
    .where(and(of(tx, pilotId), isWaiting))
    .returning({ number: pilotCharters.number })
  if (!taken) return false
  await writeAudit(tx, { action: 'pilot.withdrawn', facts: { pilot: pilotId, number: String(taken.number) } })
  return true
}

const isWaiting = and(isNull(pilotCharters.inForceAt), isNull(pilotCharters.withdrawnAt))

export type NewSignature = { number: number; discipline: SignOff; name: string }

/**
 * Signs the waiting version for a discipline; with the last of the three it counts from now on.
 *
 * @returns `signed`, or `inForce` with the last one; `null` if this version does not wait, or the discipline has signed
 */
export async function signCharter(
  tx: WorkspaceTx,
  pilotId: string,
  { number, discipline, name }: NewSignature,
): Promise<'signed' | 'inForce' | null> {
  const { workspaceId, actorId } = tx.scope
  await lockPilot(tx, pilotId)
  const this_ = and(of(tx, pilotId), eq(pilotCharters.number, number), isWaiting)
  const [waiting] = await tx.select({ content: pilotCharters.content }).from(pilotCharters).where(this_)
  if (!waiting) return null
  const signed = await tx
    .insert(pilotSignOffs)
    .values({ workspaceId, pilotId, number, discipline, name, signedBy: actorId })
    .onConflictDoNothing()
    .returning({ number: pilotSignOffs.number })
  if (signed.length === 0) return null
  const facts = { pilot: pilotId, number: String(number) }
  await writeAudit(tx, { action: 'pilot.signed', facts: { ...facts, discipline } })
  const have = await tx.$count(pilotSignOffs, and(signedIn(tx, pilotId), eq(pilotSignOffs.number, number)))
  if (have < EVERYBODY) return 'signed'
  await tx.update(pilotCharters).set({ inForceAt: sql`now()` }).where(this_)
  const { startsOn, endsOn, extendedTo } = waiting.content.plan
  await tx
    .update(pilots)
    .set({ charterNumber: number, startsOn, endsOn: extendedTo ?? endsOn, updatedAt: sql`now()` })
    .where(ownPilot(tx, pilotId))
  await writeAudit(tx, { action: 'pilot.inForce', facts })
  return 'inForce'
}

/** Marketing, data and IT, legal. */
const EVERYBODY = 3

/** Whether two charters say the same; when the figure was declared is left out, since it may only be today's date. */
export function sameContent(one: CharterContent, other: CharterContent): boolean {
  const text = ({ plan, ...rest }: CharterContent) => canonicalJson({ ...rest, plan: { ...plan, declaredOn: '' } })
  return text(one) === text(other)
}
