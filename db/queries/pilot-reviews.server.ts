import { createHash } from 'node:crypto'
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { SignOff } from '#app/core/pilots/charter/charter-content.ts'
import type { GateDecision } from '#app/core/pilots/gate.ts'
import { canonicalJson } from '#db/canonical-json.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { pilotGateReviews, pilotGateSignatures } from '#db/schema/pilot-events.ts'
import { pilots } from '#db/schema/pilots.ts'
import { writeAudit } from './audit.server.ts'

/** What a review looks at, as it was on its day. */
export type FrozenReview = {
  onDay: string
  charterNumber: number
  /** The pilot as it is exported, and the figures that came of it; plain JSON. */
  inputs: unknown
  figures: unknown
  engine: string
  proposed: GateDecision
}

/** One discipline's signature under a decision. */
type GateSignature = { discipline: SignOff; name: string; signedAt: Date }

/** A review without what it looks at. */
export type GateReview = Omit<FrozenReview, 'inputs' | 'figures'> & {
  id: string
  /** From 1 in each pilot. */
  number: number
  /** SHA-256 (hex) of the canonical inputs, as `preflight kpi` prints it. */
  inputsSha256: string
  openedAt: Date
  /** `null`: people have not decided. */
  decision: GateDecision | null
  /** Never empty against the rule. */
  reason: string
  decidedAt: Date | null
  signatures: GateSignature[]
}

/** What one pilot may have of reviews, as an export takes decisions. */
const MOST_REVIEWS = 50

const COLUMNS = {
  id: pilotGateReviews.id,
  number: pilotGateReviews.number,
  onDay: pilotGateReviews.onDay,
  charterNumber: pilotGateReviews.charterNumber,
  engine: pilotGateReviews.engine,
  inputsSha256: pilotGateReviews.inputsSha256,
  proposed: pilotGateReviews.proposed,
  openedAt: pilotGateReviews.openedAt,
  decision: pilotGateReviews.decision,
  reason: pilotGateReviews.reason,
  decidedAt: pilotGateReviews.decidedAt,
}

const of = (tx: WorkspaceTx, pilotId: string) =>
  and(eq(pilotGateReviews.workspaceId, tx.scope.workspaceId), eq(pilotGateReviews.pilotId, pilotId))

const ownPilot = (tx: WorkspaceTx, pilotId: string) =>
  and(eq(pilots.workspaceId, tx.scope.workspaceId), eq(pilots.id, pilotId))

/** The reviews of a pilot with their signatures, the newest first; at most {@link MOST_REVIEWS}. */
export async function listReviews(tx: WorkspaceTx, pilotId: string): Promise<GateReview[]> {
  const reviews = await tx
    .select(COLUMNS)
    .from(pilotGateReviews)
    .where(of(tx, pilotId))
    .orderBy(desc(pilotGateReviews.number))
    .limit(MOST_REVIEWS)
  const signatures = await tx
    .select({
      reviewId: pilotGateSignatures.reviewId,
      discipline: pilotGateSignatures.discipline,
      name: pilotGateSignatures.name,
      signedAt: pilotGateSignatures.signedAt,
    })
    .from(pilotGateSignatures)
    .innerJoin(pilotGateReviews, and(of(tx, pilotId), eq(pilotGateReviews.id, pilotGateSignatures.reviewId)))
    .where(eq(pilotGateSignatures.workspaceId, tx.scope.workspaceId))
    .orderBy(asc(pilotGateSignatures.signedAt))
  const byReview = Map.groupBy(signatures, ({ reviewId }) => reviewId)
  return reviews.map((review) => ({
    ...review,
    signatures: (byReview.get(review.id) ?? []).map(({ reviewId: _, ...signature }) => signature),
  }))
}

/** What a review looked at; `null` if there is none of this number. */
export async function findFrozen(
  tx: WorkspaceTx,
  pilotId: string,
  number: number,
): Promise<Pick<FrozenReview, 'inputs' | 'figures' | 'charterNumber'> | null> {
  const [found] = await tx
    .select({
      inputs: pilotGateReviews.inputs,
      figures: pilotGateReviews.figures,
      charterNumber: pilotGateReviews.charterNumber,
    })
    .from(pilotGateReviews)
    .where(and(of(tx, pilotId), eq(pilotGateReviews.number, number)))
  return found ?? null
}

/**
 * Freezes a pilot for its gate review; one that is open already is frozen anew, as long as nobody decided.
 *
 * @returns its number; `full`: there are {@link MOST_REVIEWS}; `null` if the pilot is not there
 */
export async function openReview(
  tx: WorkspaceTx,
  pilotId: string,
  frozen: FrozenReview,
): Promise<number | 'full' | null> {
  const { workspaceId, actorId } = tx.scope
  const locked = await tx.select({ id: pilots.id }).from(pilots).where(ownPilot(tx, pilotId)).for('no key update')
  if (locked.length === 0) return null
  await tx.delete(pilotGateReviews).where(and(of(tx, pilotId), isNull(pilotGateReviews.decision)))
  const [last] = await tx
    .select({ number: sql<number>`coalesce(max(${pilotGateReviews.number}), 0)::int` })
    .from(pilotGateReviews)
    .where(of(tx, pilotId))
  const number = (last?.number ?? 0) + 1
  if (number > MOST_REVIEWS) return 'full'
  await tx.insert(pilotGateReviews).values({
    ...frozen,
    workspaceId,
    id: newId(),
    pilotId,
    number,
    inputsSha256: hashOfInputs(frozen.inputs),
    openedBy: actorId,
  })
  return number
}

/** Of what a review looked at, 64 hex digits: equal inputs have equal hashes. */
export function hashOfInputs(inputs: unknown): string {
  return createHash('sha256').update(canonicalJson(inputs)).digest('hex')
}

export type Decision = {
  number: number
  /** Of what they looked at, so that nobody decides on what was frozen anew meanwhile. */
  inputsSha256: string
  decision: GateDecision
  /** At least ten letters against the rule; the caller has seen to it. */
  reason: string
}

/**
 * Writes down what people decided; it never changes after that.
 *
 * @returns `false` if the review was decided, frozen anew or taken away meanwhile
 */
export async function decideReview(
  tx: WorkspaceTx,
  pilotId: string,
  { number, inputsSha256, decision, reason }: Decision,
): Promise<boolean> {
  const isThis = and(
    of(tx, pilotId),
    eq(pilotGateReviews.number, number),
    eq(pilotGateReviews.inputsSha256, inputsSha256),
    isNull(pilotGateReviews.decision),
  )
  const [decided] = await tx
    .update(pilotGateReviews)
    .set({ decision, reason, decidedBy: tx.scope.actorId, decidedAt: sql`now()` })
    .where(isThis)
    .returning({ id: pilotGateReviews.id, proposed: pilotGateReviews.proposed })
  if (!decided) return false
  await tx.update(pilots).set({ decidedAt: sql`now()`, updatedAt: sql`now()` }).where(ownPilot(tx, pilotId))
  const facts = { pilot: pilotId, review: String(number), decision, proposed: decided.proposed }
  await writeAudit(tx, { action: 'pilot.decided', facts })
  return true
}

/**
 * Signs a decision for a discipline.
 *
 * @param name 1 to 200 characters
 * @returns `false` if nothing was decided under this number, or the discipline has signed
 */
export async function signReview(
  tx: WorkspaceTx,
  pilotId: string,
  { number, discipline, name }: { number: number; discipline: SignOff; name: string },
): Promise<boolean> {
  const { workspaceId, actorId } = tx.scope
  const [review] = await tx
    .select({ id: pilotGateReviews.id, decision: pilotGateReviews.decision })
    .from(pilotGateReviews)
    .where(and(of(tx, pilotId), eq(pilotGateReviews.number, number)))
  if (!review?.decision) return false
  const signed = await tx
    .insert(pilotGateSignatures)
    .values({ workspaceId, reviewId: review.id, discipline, name, signedBy: actorId })
    .onConflictDoNothing()
    .returning({ reviewId: pilotGateSignatures.reviewId })
  return signed.length === 1
}
