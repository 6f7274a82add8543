import { and, asc, eq, isNull, min, sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { pilotCosts } from '#db/schema/pilot-costs.ts'
import { lockPilot } from './pilots.server.ts'

/** Money that was really spent on a pilot. */
export type PilotCost = {
  id: string
  /** ISO date. */
  onDay: string
  /** In hundredths of the currency, 1 to a thousand million. */
  cents: number
  /** ISO 4217. */
  currency: string
  /** What for, 1 to 200 characters. */
  purpose: string
  createdBy: string
  createdAt: Date
  /** `null`: it stands. */
  withdrawnAt: Date | null
  withdrawnReason: string
}

type NewCost = Pick<PilotCost, 'id' | 'onDay' | 'cents' | 'currency' | 'purpose'>

/** What one pilot may have of them, as an export takes them. */
const MOST_COSTS = 1_000

const own = (tx: WorkspaceTx, pilotId: string) =>
  and(eq(pilotCosts.workspaceId, tx.scope.workspaceId), eq(pilotCosts.pilotId, pilotId))

/** What was spent on a pilot, the earliest day first, what was taken back too; at most {@link MOST_COSTS}. */
export async function listCosts(tx: WorkspaceTx, pilotId: string): Promise<PilotCost[]> {
  return tx
    .select({
      id: pilotCosts.id,
      onDay: pilotCosts.onDay,
      cents: pilotCosts.cents,
      currency: pilotCosts.currency,
      purpose: pilotCosts.purpose,
      createdBy: pilotCosts.createdBy,
      createdAt: pilotCosts.createdAt,
      withdrawnAt: pilotCosts.withdrawnAt,
      withdrawnReason: pilotCosts.withdrawnReason,
    })
    .from(pilotCosts)
    .where(own(tx, pilotId))
    .orderBy(asc(pilotCosts.onDay), asc(pilotCosts.id))
    .limit(MOST_COSTS)
}

/** Who wrote down what stands of what was spent on a pilot, each once, by when they first did. */
export async function listSpenders(tx: WorkspaceTx, pilotId: string): Promise<string[]> {
  const found = await tx
    .select({ id: pilotCosts.createdBy })
    .from(pilotCosts)
    .where(and(own(tx, pilotId), isNull(pilotCosts.withdrawnAt)))
    .groupBy(pilotCosts.createdBy)
    .orderBy(min(pilotCosts.createdAt))
    .limit(MOST_COSTS)
  return found.map(({ id }) => id)
}

/**
 * Writes down what was spent, once however often the same form is sent. The caller has seen that the pilot is there.
 *
 * @param cost its id is of the form that it was typed into; if that is taken by another, it gets one of its own
 * @returns `false` if there are {@link MOST_COSTS}
 */
export async function addCost(tx: WorkspaceTx, pilotId: string, cost: NewCost): Promise<boolean> {
  await lockPilot(tx, pilotId)
  const { onDay, cents, currency, purpose } = cost
  const { workspaceId, actorId } = tx.scope
  const [sent] = await tx
    .select()
    .from(pilotCosts)
    .where(and(eq(pilotCosts.workspaceId, workspaceId), eq(pilotCosts.id, cost.id)))
    .limit(1)
  const isSame = sent?.pilotId === pilotId && sent.onDay === onDay && sent.cents === cents && sent.purpose === purpose
  if (isSame) return true
  if ((await tx.$count(pilotCosts, own(tx, pilotId))) >= MOST_COSTS) return false
  const id = sent === undefined ? cost.id : newId()
  await tx.insert(pilotCosts).values({ workspaceId, id, pilotId, onDay, cents, currency, purpose, createdBy: actorId })
  return true
}

/**
 * Takes back what was written down, with a reason that stays; then it counts no more.
 *
 * @param reason 1 to 500 characters
 * @returns `false` if there is none, or it was taken back before
 */
export async function withdrawCost(tx: WorkspaceTx, pilotId: string, id: string, reason: string): Promise<boolean> {
  const taken = await tx
    .update(pilotCosts)
    .set({ withdrawnAt: sql`now()`, withdrawnBy: tx.scope.actorId, withdrawnReason: reason })
    .where(and(own(tx, pilotId), eq(pilotCosts.id, id), isNull(pilotCosts.withdrawnAt)))
    .returning({ id: pilotCosts.id })
  return taken.length === 1
}
