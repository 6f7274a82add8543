import { and, desc, eq, inArray, lt, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Arm } from '#app/core/pilots/readings/reading-plan.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { pilotKeys } from '#db/schema/pilot-events.ts'
import { pilotDeliveries, pilotReadings } from '#db/schema/pilot-readings.ts'

/** A figure with what it came with. */
export type SentReading = {
  onDay: string
  arm: Arm
  value: number | null
  numerator: number | null
  denominator: number | null
  cases: number | null
  isProvisional: boolean
  recordedBy: string
  recordedAt: Date
  version: number
  /** `null`: what it came with is gone. */
  source: 'form' | 'import' | 'api' | 'paste' | null
  /** What the program's key is called; `null`: no program, or the key is gone. */
  keyName: string | null
}

/**
 * The figures of one KPI, the newest period first.
 *
 * @param before only those of earlier days than this ISO date; `null`: from the newest on
 * @param days how many days; a day has a figure for each arm
 */
export async function listReadingPage(
  tx: WorkspaceTx,
  pilotId: string,
  { kpiId, before, days }: { kpiId: string; before: string | null; days: number },
): Promise<SentReading[]> {
  const { workspaceId } = tx.scope
  const own = and(
    eq(pilotReadings.workspaceId, workspaceId),
    eq(pilotReadings.pilotId, pilotId),
    eq(pilotReadings.kpiId, kpiId),
    before === null ? undefined : lt(pilotReadings.onDay, before),
  )
  const chosen = tx
    .selectDistinct({ onDay: pilotReadings.onDay })
    .from(pilotReadings)
    .where(own)
    .orderBy(desc(pilotReadings.onDay))
    .limit(days)
  const delivery = alias(pilotDeliveries, 'delivery')
  const key = alias(pilotKeys, 'key')
  return tx
    .select({
      onDay: pilotReadings.onDay,
      arm: pilotReadings.arm,
      value: pilotReadings.value,
      numerator: pilotReadings.numerator,
      denominator: pilotReadings.denominator,
      cases: pilotReadings.cases,
      isProvisional: pilotReadings.isProvisional,
      recordedBy: pilotReadings.recordedBy,
      recordedAt: pilotReadings.recordedAt,
      version: pilotReadings.version,
      source: delivery.source,
      keyName: key.name,
    })
    .from(pilotReadings)
    .leftJoin(delivery, and(eq(delivery.workspaceId, workspaceId), eq(delivery.id, pilotReadings.deliveryId)))
    .leftJoin(key, and(eq(key.workspaceId, workspaceId), eq(key.id, delivery.keyId)))
    .where(and(own, inArray(pilotReadings.onDay, chosen)))
    .orderBy(desc(pilotReadings.onDay), desc(pilotReadings.arm))
}

/** The newest values of each KPI and arm, shares as 0-1, to see what is usual: at most `most` of each. */
export async function listRecentValues(
  tx: WorkspaceTx,
  pilotId: string,
  { kpis, most, but }: { kpis: readonly string[]; most: number /** Not this day's. */; but: string | null },
): Promise<{ kpiId: string; arm: Arm; value: number }[]> {
  if (kpis.length === 0) return []
  const one = (kpiId: string, arm: Arm) =>
    tx
      .select({
        kpiId: pilotReadings.kpiId,
        arm: pilotReadings.arm,
        value: sql<number>`coalesce(${pilotReadings.value}, ${pilotReadings.numerator}::float8 / nullif(${pilotReadings.denominator}, 0))`,
      })
      .from(pilotReadings)
      .where(
        and(
          eq(pilotReadings.workspaceId, tx.scope.workspaceId),
          eq(pilotReadings.pilotId, pilotId),
          eq(pilotReadings.kpiId, kpiId),
          eq(pilotReadings.arm, arm),
          but === null ? undefined : sql`${pilotReadings.onDay} <> ${but}`,
          or(sql`${pilotReadings.value} is not null`, sql`${pilotReadings.denominator} > 0`),
        ),
      )
      .orderBy(desc(pilotReadings.onDay))
      .limit(most)
  const found = []
  for (const kpiId of kpis) for (const arm of ['pilot', 'control'] as const) found.push(...(await one(kpiId, arm)))
  return found
}
