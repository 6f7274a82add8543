import { and, asc, eq, gte, inArray, isNotNull, lte } from 'drizzle-orm'
import type { CharterContent } from '#app/core/pilots/charter/charter-content.ts'
import type { PilotExport } from '#app/core/pilots/parse-pilot-record.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { pilotGateReviews } from '#db/schema/pilot-events.ts'
import { pilotReadings } from '#db/schema/pilot-readings.ts'
import { findCharterInForce } from './pilot-charters.server.ts'
import { standingOfChecks } from './pilot-checks.server.ts'
import { listCosts } from './pilot-costs.server.ts'
import { listEvents, type PilotEvent } from './pilot-events.server.ts'
import { MOST_READINGS } from './pilot-readings.server.ts'

/** The days that a charter compares, both ends included; ISO dates. */
export type DaysOf = (plan: PilotExport['charter']) => { from: string; to: string }

/**
 * A pilot as it is exported and computed with, out of everything that is stored of it: the charter that counts, figures,
 * events that stand, checks of governance as they stand now, decisions, what was spent. Lists are in no promised order; who reads it
 * through `parsePilotRecord` gets the same as `preflight kpi --in` does of its export.
 *
 * @param daysOf only figures of these days; left out: all
 * @returns `null` if no charter was signed by all
 */
export async function readPilotRecord(
  tx: WorkspaceTx,
  pilotId: string,
  daysOf?: DaysOf,
): Promise<{ charterNumber: number; content: CharterContent; record: PilotExport } | null> {
  const charter = await findCharterInForce(tx, pilotId)
  if (charter === null) return null
  const { number, content } = charter
  return { charterNumber: number, content, record: await recordUnder(tx, pilotId, content, daysOf?.(content.plan)) }
}

/** The pilot as it would be exported if this charter counted. @param days only figures of these; left out: all */
export async function recordUnder(
  tx: WorkspaceTx,
  pilotId: string,
  { plan, checks }: Pick<CharterContent, 'plan' | 'checks'>,
  days?: ReturnType<DaysOf>,
): Promise<PilotExport> {
  const kpis = [...plan.kpis, ...plan.guardrails].map(({ id }) => id)
  const events = (await listEvents(tx, pilotId)).filter(({ withdrawnAt }) => withdrawnAt === null)
  const costs = (await listCosts(tx, pilotId)).filter(({ withdrawnAt }) => withdrawnAt === null)
  return {
    charter: plan,
    readings: await listFigures(tx, pilotId, { kpis, ...days }),
    annotations: events.map(annotationOf),
    governance: (await standingOfChecks(tx, pilotId, checks)).map(({ id, state }) => ({ id, state })),
    decisions: await listDecisions(tx, pilotId),
    ...(costs.length > 0 && {
      costs: costs.map(({ onDay, cents, currency, purpose }) => ({ on: onDay, cents, currency, text: purpose })),
    }),
  }
}

function annotationOf({ onDay, body, hardEventId, newLimits }: PilotEvent): PilotExport['annotations'][number] {
  return { on: onDay, text: body, hardEvent: hardEventId, ...(newLimits && { newLimits }) }
}

type Among = { kpis: readonly string[]; from?: string; to?: string }

/** Without who brought them and when: a record says what was measured. */
async function listFigures(
  tx: WorkspaceTx,
  pilotId: string,
  { kpis, from, to }: Among,
): Promise<PilotExport['readings']> {
  const rows = await tx
    .select({
      kpi: pilotReadings.kpiId,
      on: pilotReadings.onDay,
      arm: pilotReadings.arm,
      value: pilotReadings.value,
      numerator: pilotReadings.numerator,
      denominator: pilotReadings.denominator,
      provisional: pilotReadings.isProvisional,
    })
    .from(pilotReadings)
    .where(
      and(
        eq(pilotReadings.workspaceId, tx.scope.workspaceId),
        eq(pilotReadings.pilotId, pilotId),
        inArray(pilotReadings.kpiId, kpis),
        from === undefined ? undefined : gte(pilotReadings.onDay, from),
        to === undefined ? undefined : lte(pilotReadings.onDay, to),
      ),
    )
    .limit(MOST_READINGS)
  return rows.map(({ value, numerator, denominator, ...reading }) =>
    value === null ? { ...reading, numerator: numerator ?? 0, denominator: denominator ?? 0 } : { ...reading, value },
  )
}

/** What people decided, on the day that each review looked from. */
async function listDecisions(tx: WorkspaceTx, pilotId: string): Promise<PilotExport['decisions']> {
  const rows = await tx
    .select({
      on: pilotGateReviews.onDay,
      decision: pilotGateReviews.decision,
      reason: pilotGateReviews.reason,
    })
    .from(pilotGateReviews)
    .where(
      and(
        eq(pilotGateReviews.workspaceId, tx.scope.workspaceId),
        eq(pilotGateReviews.pilotId, pilotId),
        isNotNull(pilotGateReviews.decision),
      ),
    )
    .orderBy(asc(pilotGateReviews.number))
    .limit(MOST_DECISIONS)
  return rows.flatMap(({ decision, ...row }) => (decision === null ? [] : [{ ...row, decision }]))
}

/** As many as a record may hold. */
const MOST_DECISIONS = 50
