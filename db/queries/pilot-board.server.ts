import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { CharterContent } from '#app/core/pilots/charter/charter-content.ts'
import type { Reading } from '#app/core/pilots/pilot.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { pilotAnnotations } from '#db/schema/pilot-events.ts'
import { pilotReadings } from '#db/schema/pilot-readings.ts'
import { pilotCharters, pilots } from '#db/schema/pilots.ts'
import { clients } from '#db/schema/workspaces.ts'
import type { DaysOf } from './pilot-record.server.ts'

/** What a pilot on the board is judged by, without what the law asks for. */
export type BoardRecord = {
  id: string
  plan: CharterContent['plan']
  readings: Reading[]
  /** Those that stand. */
  hardEvents: { id: string; on: string }[]
}

/**
 * What pilots are judged by, for all of them at once: three statements, however many there are.
 *
 * @param daysOf the days of a charter whose figures are read
 * @returns in no promised order; a pilot without a signed charter is left out
 */
export async function listBoardRecords(
  tx: WorkspaceTx,
  ids: readonly string[],
  daysOf: DaysOf,
): Promise<BoardRecord[]> {
  if (ids.length === 0) return []
  const { workspaceId } = tx.scope
  const charters = await tx
    .select({ id: pilots.id, content: pilotCharters.content })
    .from(pilots)
    .innerJoin(
      pilotCharters,
      and(
        eq(pilotCharters.workspaceId, workspaceId),
        eq(pilotCharters.pilotId, pilots.id),
        eq(pilotCharters.number, pilots.charterNumber),
      ),
    )
    .where(and(eq(pilots.workspaceId, workspaceId), inArray(pilots.id, [...ids])))
  const wanted = charters.flatMap(({ id, content: { plan } }) =>
    [...plan.kpis, ...plan.guardrails].map((kpi) => ({ pilot: id, kpi: kpi.id, ...daysOf(plan) })),
  )
  const readings = await tx
    .select({
      pilotId: pilotReadings.pilotId,
      kpi: pilotReadings.kpiId,
      on: pilotReadings.onDay,
      arm: pilotReadings.arm,
      value: pilotReadings.value,
      numerator: pilotReadings.numerator,
      denominator: pilotReadings.denominator,
      provisional: pilotReadings.isProvisional,
    })
    .from(pilotReadings)
    .innerJoin(
      sql`jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as wanted (pilot uuid, kpi text, "from" date, "to" date)`,
      sql`wanted.pilot = ${pilotReadings.pilotId} and wanted.kpi = ${pilotReadings.kpiId}
        and ${pilotReadings.onDay} between wanted."from" and wanted."to"`,
    )
    .where(eq(pilotReadings.workspaceId, workspaceId))
  const events = await tx
    .select({ pilotId: pilotAnnotations.pilotId, id: pilotAnnotations.hardEventId, on: pilotAnnotations.onDay })
    .from(pilotAnnotations)
    .where(
      and(
        eq(pilotAnnotations.workspaceId, workspaceId),
        inArray(pilotAnnotations.pilotId, [...ids]),
        isNotNull(pilotAnnotations.hardEventId),
        isNull(pilotAnnotations.withdrawnAt),
      ),
    )
  const [byPilot, happened] = [
    Map.groupBy(readings, ({ pilotId }) => pilotId),
    Map.groupBy(events, ({ pilotId }) => pilotId),
  ]
  return charters.map(({ id, content }) => ({
    id,
    plan: content.plan,
    readings: (byPilot.get(id) ?? []).map(({ kpi, on, arm, value, numerator, denominator, provisional }) => ({
      kpi,
      on,
      arm,
      measured: value === null ? { numerator: numerator ?? 0, denominator: denominator ?? 0 } : { value },
      provisional,
    })),
    hardEvents: (happened.get(id) ?? []).flatMap((one) => (one.id === null ? [] : [{ id: one.id, on: one.on }])),
  }))
}

/** The companies of the workspace that have pilots, in no order for readers; at most 500. */
export async function listPilotClients(tx: WorkspaceTx): Promise<{ id: string; name: string }[]> {
  const { workspaceId } = tx.scope
  return tx
    .selectDistinct({ id: clients.id, name: clients.name })
    .from(clients)
    .innerJoin(pilots, and(eq(pilots.workspaceId, workspaceId), eq(pilots.clientId, clients.id)))
    .where(eq(clients.workspaceId, workspaceId))
    .orderBy(clients.name)
    .limit(500)
}
