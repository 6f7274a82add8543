import { and, asc, desc, eq, gt, gte, inArray, lt, lte, or, sql } from 'drizzle-orm'
import type { Measured } from '#app/core/pilots/pilot.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { type PastReading, pilotReadingChanges, pilotReadings } from '#db/schema/pilot-readings.ts'

/** Which figure: `onDay` is the first day of its period, ISO date. */
export type ReadingKey = { kpiId: string; onDay: string; arm: 'pilot' | 'control' }

/** A figure as it is entered. */
export type NewReading = ReadingKey & {
  measured: Measured
  /** What a plain figure rests on: cases, and their standard deviation; `null`: not said. */
  cases: number | null
  caseSd: number | null
  /** Known to change still. */
  isProvisional: boolean
}

/** A figure as it is stored; `version` grows by one with every correction. */
export type StoredReading = NewReading & { deliveryId: string; recordedBy: string; recordedAt: Date; version: number }

/** What one pilot may have of figures, as an export takes them; a guest's fewer. */
export const MOST_READINGS = 50_000
export const MOST_GUEST_READINGS = 2_000

const COLUMNS = {
  kpiId: pilotReadings.kpiId,
  onDay: pilotReadings.onDay,
  arm: pilotReadings.arm,
  value: pilotReadings.value,
  numerator: pilotReadings.numerator,
  denominator: pilotReadings.denominator,
  cases: pilotReadings.cases,
  caseSd: pilotReadings.caseSd,
  isProvisional: pilotReadings.isProvisional,
  deliveryId: pilotReadings.deliveryId,
  recordedBy: pilotReadings.recordedBy,
  recordedAt: pilotReadings.recordedAt,
  version: pilotReadings.version,
}

const of = (tx: WorkspaceTx, pilotId: string) =>
  and(eq(pilotReadings.workspaceId, tx.scope.workspaceId), eq(pilotReadings.pilotId, pilotId))

const isThis = (tx: WorkspaceTx, pilotId: string, { kpiId, onDay, arm }: ReadingKey) =>
  and(of(tx, pilotId), eq(pilotReadings.kpiId, kpiId), eq(pilotReadings.onDay, onDay), eq(pilotReadings.arm, arm))

type Row = Pick<typeof pilotReadings.$inferSelect, keyof typeof COLUMNS>

function storedOf({ value, numerator, denominator, ...row }: Row): StoredReading {
  const measured = value === null ? { numerator: numerator ?? 0, denominator: denominator ?? 0 } : { value }
  return { ...row, measured }
}

/**
 * The figures of a pilot by KPI, day and arm; at most {@link MOST_READINGS}.
 *
 * @param among only these; `after`: only those behind this one; left out: all
 */
export async function listReadings(
  tx: WorkspaceTx,
  pilotId: string,
  among: { kpis?: readonly string[]; from?: string; to?: string; after?: ReadingKey; limit?: number } = {},
): Promise<StoredReading[]> {
  const rows = await tx
    .select(COLUMNS)
    .from(pilotReadings)
    .where(
      and(
        of(tx, pilotId),
        among.kpis && inArray(pilotReadings.kpiId, [...among.kpis]),
        among.from === undefined ? undefined : gte(pilotReadings.onDay, among.from),
        among.to === undefined ? undefined : lte(pilotReadings.onDay, among.to),
        among.after &&
          sql`(${pilotReadings.kpiId}, ${pilotReadings.onDay}, ${pilotReadings.arm})
            > (${among.after.kpiId}, ${among.after.onDay}::date, ${among.after.arm})`,
      ),
    )
    .orderBy(asc(pilotReadings.kpiId), asc(pilotReadings.onDay), asc(pilotReadings.arm))
    .limit(among.limit ?? MOST_READINGS)
  return rows.map(storedOf)
}

/** Whether a figure of a KPI lies before or after these days, both ends included. */
export async function hasReadingsOutside(
  tx: WorkspaceTx,
  pilotId: string,
  { kpiId, from, to }: { kpiId: string; from: string; to: string },
): Promise<boolean> {
  const found = await tx
    .select({ onDay: pilotReadings.onDay })
    .from(pilotReadings)
    .where(
      and(
        of(tx, pilotId),
        eq(pilotReadings.kpiId, kpiId),
        or(lt(pilotReadings.onDay, from), gt(pilotReadings.onDay, to)),
      ),
    )
    .limit(1)
  return found.length > 0
}

/** One figure; `null` if there is none. */
export async function findReading(tx: WorkspaceTx, pilotId: string, key: ReadingKey): Promise<StoredReading | null> {
  const [row] = await tx
    .select(COLUMNS)
    .from(pilotReadings)
    .where(isThis(tx, pilotId, key))
  return row ? storedOf(row) : null
}

/** One correction of a figure. `after` is `null` where it was taken out. */
export type ReadingChange = ReadingKey & {
  before: PastReading
  after: PastReading | null
  /** Empty only where the figure was provisional. */
  reason: string
  changedBy: string
  changedAt: Date
}

const MOST_CHANGES = 500

/** The corrections of a pilot's figures, or of one figure, the newest first; at most 500. */
export async function listReadingChanges(tx: WorkspaceTx, pilotId: string, key?: ReadingKey): Promise<ReadingChange[]> {
  const own = and(
    eq(pilotReadingChanges.workspaceId, tx.scope.workspaceId),
    eq(pilotReadingChanges.pilotId, pilotId),
    key === undefined
      ? undefined
      : and(
          eq(pilotReadingChanges.kpiId, key.kpiId),
          eq(pilotReadingChanges.onDay, key.onDay),
          eq(pilotReadingChanges.arm, key.arm),
        ),
  )
  const rows = await tx
    .select({
      kpiId: pilotReadingChanges.kpiId,
      onDay: pilotReadingChanges.onDay,
      arm: pilotReadingChanges.arm,
      before: pilotReadingChanges.before,
      after: pilotReadingChanges.after,
      reason: pilotReadingChanges.reason,
      changedBy: pilotReadingChanges.changedBy,
      changedAt: pilotReadingChanges.changedAt,
    })
    .from(pilotReadingChanges)
    .where(own)
    .orderBy(desc(pilotReadingChanges.id))
    .limit(MOST_CHANGES)
  return rows
}

/**
 * Takes a figure out, with a reason that stays in its history.
 *
 * @param reason 1 to 2000 characters
 * @returns `false` if there is none, or it was changed since `baseVersion`
 */
export async function removeReading(
  tx: WorkspaceTx,
  pilotId: string,
  { reason, baseVersion, ...key }: ReadingKey & { reason: string; baseVersion: number },
): Promise<boolean> {
  const [removed] = await tx
    .delete(pilotReadings)
    .where(and(isThis(tx, pilotId, key), eq(pilotReadings.version, baseVersion)))
    .returning(COLUMNS)
  if (!removed) return false
  await tx.insert(pilotReadingChanges).values(changeOf(tx, pilotId, { before: storedOf(removed), after: null, reason }))
  return true
}

/** A row of the history. */
export function changeOf(
  tx: WorkspaceTx,
  pilotId: string,
  {
    before,
    after,
    reason,
  }: { before: StoredReading; after: (NewReading & { version: number }) | null; reason: string },
) {
  const { workspaceId, actorId } = tx.scope
  const { kpiId, onDay, arm } = before
  return {
    workspaceId,
    id: newId(),
    pilotId,
    kpiId,
    onDay,
    arm,
    before: pastOf(before),
    after: after && pastOf(after),
    reason,
    changedBy: actorId,
  }
}

const pastOf = ({ measured, cases, caseSd, isProvisional, version }: PastReading): PastReading => ({
  measured,
  cases,
  caseSd,
  isProvisional,
  version,
})

/** Stores a figure, new or in the place of the one of its period. */
export const upsertOf = {
  target: [
    pilotReadings.workspaceId,
    pilotReadings.pilotId,
    pilotReadings.kpiId,
    pilotReadings.onDay,
    pilotReadings.arm,
  ],
  set: {
    value: sql`excluded.value`,
    numerator: sql`excluded.numerator`,
    denominator: sql`excluded.denominator`,
    cases: sql`excluded.cases`,
    caseSd: sql`excluded.case_sd`,
    isProvisional: sql`excluded.is_provisional`,
    deliveryId: sql`excluded.delivery_id`,
    recordedBy: sql`excluded.recorded_by`,
    recordedAt: sql`now()`,
    version: sql`${pilotReadings.version} + 1`,
  },
}
