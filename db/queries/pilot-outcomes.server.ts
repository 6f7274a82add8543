import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { GateDecision } from '#app/core/pilots/gate.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { pilotGateReviews } from '#db/schema/pilot-events.ts'
import { pilots } from '#db/schema/pilots.ts'

/** A pilot that goes on from another one, with the days of its signed charter, else of its draft; ISO dates. */
type NextPilot = { id: string; name: string; startsOn: string | null; endsOn: string | null; isSigned: boolean }

/** What people decided about a pilot last. */
export type PilotOutcome = {
  pilotId: string
  name: string
  /** Use case or technique; `null`: none of the catalogue. */
  targetId: string | null
  /** Of the gate review. */
  number: number
  decision: GateDecision
  /** Why, as people wrote it; empty: as the rule proposed. */
  reason: string
  decidedAt: Date
  /** The newest pilot that goes on from it; `null`: none. */
  next: NextPilot | null
}

/** What one company may have decided before the oldest are no longer looked at. */
const MOST_REVIEWS = 500

/**
 * What people decided at the gates of a company's pilots, the newest decision first and only the newest of each pilot. One
 * that was decided anew stands as it was decided last; with its pilot a decision goes.
 */
export async function listOutcomes(tx: WorkspaceTx, clientId: string): Promise<PilotOutcome[]> {
  const { workspaceId } = tx.scope
  const decided = await tx
    .select({
      pilotId: pilots.id,
      name: pilots.name,
      targetId: pilots.targetId,
      number: pilotGateReviews.number,
      decision: pilotGateReviews.decision,
      reason: pilotGateReviews.reason,
      decidedAt: pilotGateReviews.decidedAt,
    })
    .from(pilotGateReviews)
    .innerJoin(pilots, and(eq(pilots.workspaceId, workspaceId), eq(pilots.id, pilotGateReviews.pilotId)))
    .where(
      and(
        eq(pilotGateReviews.workspaceId, workspaceId),
        eq(pilots.clientId, clientId),
        isNotNull(pilotGateReviews.decision),
      ),
    )
    .orderBy(desc(pilotGateReviews.decidedAt), desc(pilotGateReviews.number))
    .limit(MOST_REVIEWS)
  const newest = decided.filter(({ pilotId }, at) => decided.findIndex((one) => one.pilotId === pilotId) === at)
  if (newest.length === 0) return []
  const following = await listFollowing(
    tx,
    newest.map(({ pilotId }) => pilotId),
  )
  return newest.flatMap(({ decision, decidedAt, ...one }) =>
    decision === null || decidedAt === null
      ? []
      : [{ ...one, decision, decidedAt, next: following.get(one.pilotId) ?? null }],
  )
}

/** By the pilot that they go on from, the newest that is not put away. */
async function listFollowing(tx: WorkspaceTx, ids: readonly string[]): Promise<Map<string, NextPilot>> {
  const found = await tx
    .select({
      previousId: pilots.previousId,
      id: pilots.id,
      name: pilots.name,
      startsOn: pilots.startsOn,
      endsOn: pilots.endsOn,
      draft: pilots.draft,
    })
    .from(pilots)
    .where(
      and(
        eq(pilots.workspaceId, tx.scope.workspaceId),
        inArray(pilots.previousId, [...ids]),
        isNull(pilots.archivedAt),
      ),
    )
    .orderBy(pilots.id)
  return new Map(
    found.map(({ previousId, id, name, startsOn, endsOn, draft }) => [
      previousId ?? '',
      {
        id,
        name,
        startsOn: startsOn ?? draft.startsOn,
        endsOn: endsOn ?? draft.endsOn,
        isSigned: startsOn !== null,
      },
    ]),
  )
}
