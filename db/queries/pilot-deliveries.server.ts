import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { pilotDeliveries, pilotReadingChanges, pilotReadings } from '#db/schema/pilot-readings.ts'
import { pilots } from '#db/schema/pilots.ts'
import {
  changeOf,
  listReadings,
  MOST_GUEST_READINGS,
  MOST_READINGS,
  type NewReading,
  type ReadingKey,
  type StoredReading,
  upsertOf,
} from './pilot-readings.server.ts'
import { findWorkspace } from './workspaces.server.ts'

/** Figures that come in together. */
export type Delivery = {
  source: 'form' | 'import' | 'api' | 'paste'
  /** By what the sender knows it again, up to 200 characters; `null`: by nothing. */
  senderRef: string | null
  /** Of a file, up to 200 characters; empty: none. */
  fileName: string
  /** The key of a program; `null`: a person. */
  keyId: string | null
  /** Each key once. The caller has seen that they fit the charter. */
  readings: readonly NewReading[]
  /** Why figures that are there already become others; `null`: they do not. */
  reason: string | null
}

type Counts = { added: number; unchanged: number; corrected: number }

export type DeliveryOutcome =
  | ({ is: 'stored' } & Counts)
  /** The same was delivered under this name before; nothing was done now. */
  | ({ is: 'again' } & Counts)
  /** Something else was delivered under this name before. */
  | { is: 'nameTaken' }
  /** Other figures are there, and no reason was given to correct them: nothing was stored. */
  | { is: 'differs'; differing: { before: StoredReading; after: NewReading }[] }
  /** More than {@link MOST_READINGS}, or {@link MOST_GUEST_READINGS} while the workspace is a guest's. */
  | { is: 'full' }
  | { is: 'gone' }

/**
 * Stores figures of a pilot: all or nothing, one at a time for each pilot, so that no period doubles however they come.
 *
 * The same figure again is left as it is. A provisional figure gives way to a later one without a reason, any other only
 * with one; both stay in the history.
 */
export async function deliverReadings(tx: WorkspaceTx, pilotId: string, delivery: Delivery): Promise<DeliveryOutcome> {
  const { workspaceId } = tx.scope
  const [pilot] = await tx
    .select({ id: pilots.id })
    .from(pilots)
    .where(and(eq(pilots.workspaceId, workspaceId), eq(pilots.id, pilotId)))
    .for('no key update')
  if (!pilot) return { is: 'gone' }
  const before = await findDelivery(tx, pilotId, delivery.senderRef)
  if (before)
    return before.contentHash === hashOf(delivery) ? { is: 'again', ...countsOf(before) } : { is: 'nameTaken' }
  const sorted = await compareReadings(tx, pilotId, delivery.readings)
  const differing = sorted.changed.filter((one) => delivery.reason === null && !one.before.isProvisional)
  if (differing.length > 0) return { is: 'differs', differing }
  if (!(await hasRoom(tx, pilotId, sorted.added.length))) return { is: 'full' }
  await store(tx, pilotId, { delivery, ...sorted })
  return { is: 'stored', ...countsIn(sorted) }
}

/** Of what was sent, so that one name is not used for two things. */
const hashOf = ({ readings, reason }: Delivery) =>
  createHash('sha256')
    .update(JSON.stringify([readings, reason]))
    .digest('hex')

export type ComparedReadings = {
  added: NewReading[]
  unchanged: NewReading[]
  /** Another figure is there. */
  changed: { before: StoredReading; after: NewReading }[]
}

/** What figures would do to those that are there; changes nothing. */
export async function compareReadings(
  tx: WorkspaceTx,
  pilotId: string,
  readings: readonly NewReading[],
): Promise<ComparedReadings> {
  const compared: ComparedReadings = { added: [], unchanged: [], changed: [] }
  if (readings.length === 0) return compared
  const stored = new Map((await storedAround(tx, pilotId, readings)).map((one) => [keyOf(one), one]))
  for (const sent of readings) {
    const before = stored.get(keyOf(sent))
    const after = before ? withKnownCases(sent, before) : sent
    if (!before) compared.added.push(after)
    else if (figuresOf(before) === figuresOf(after)) compared.unchanged.push(after)
    else compared.changed.push({ before, after })
  }
  return compared
}

/** Whoever sends the same figure without its cases takes none of them away. */
function withKnownCases(sent: NewReading, { measured, cases, caseSd }: StoredReading): NewReading {
  const isSame = JSON.stringify(sent.measured) === JSON.stringify(measured) && sent.cases === null
  return isSame ? { ...sent, cases, caseSd } : sent
}

const keyOf = ({ kpiId, onDay, arm }: ReadingKey) => `${kpiId} ${onDay} ${arm}`

function figuresOf({ measured, cases, caseSd, isProvisional }: NewReading): string {
  const figures = 'value' in measured ? [measured.value] : [measured.numerator, measured.denominator]
  return JSON.stringify([figures, cases, caseSd, isProvisional])
}

async function storedAround(tx: WorkspaceTx, pilotId: string, readings: readonly NewReading[]) {
  const days = readings.map(({ onDay }) => onDay).sort()
  const kpis = [...new Set(readings.map(({ kpiId }) => kpiId))]
  return listReadings(tx, pilotId, { kpis, from: days[0], to: days.at(-1) })
}

async function findDelivery(tx: WorkspaceTx, pilotId: string, senderRef: string | null) {
  if (senderRef === null) return null
  const [found] = await tx
    .select({
      contentHash: pilotDeliveries.contentHash,
      added: pilotDeliveries.added,
      unchanged: pilotDeliveries.unchanged,
      corrected: pilotDeliveries.corrected,
    })
    .from(pilotDeliveries)
    .where(
      and(
        eq(pilotDeliveries.workspaceId, tx.scope.workspaceId),
        eq(pilotDeliveries.pilotId, pilotId),
        eq(pilotDeliveries.senderRef, senderRef),
      ),
    )
  return found ?? null
}

const countsOf = ({ added, unchanged, corrected }: Counts): Counts => ({ added, unchanged, corrected })

const countsIn = ({ added, unchanged, changed }: ComparedReadings): Counts => ({
  added: added.length,
  unchanged: unchanged.length,
  corrected: changed.length,
})

async function hasRoom(tx: WorkspaceTx, pilotId: string, more: number): Promise<boolean> {
  if (more === 0) return true
  const own = and(eq(pilotReadings.workspaceId, tx.scope.workspaceId), eq(pilotReadings.pilotId, pilotId))
  const have = await tx.$count(pilotReadings, own)
  if (have + more <= MOST_GUEST_READINGS) return true
  const most = (await findWorkspace(tx))?.kind === 'guest' ? MOST_GUEST_READINGS : MOST_READINGS
  return have + more <= most
}

/** Rows of one statement; each has up to 15 parameters, of which PostgreSQL takes 65,535. */
const AT_ONCE = 2_000

/** A delivery that changes nothing leaves no trace. */
async function store(
  tx: WorkspaceTx,
  pilotId: string,
  { delivery, ...sorted }: ComparedReadings & { delivery: Delivery },
): Promise<void> {
  const { workspaceId, actorId } = tx.scope
  const { readings: _, reason, ...facts } = delivery
  const written = [...sorted.added, ...sorted.changed.map(({ after }) => after)]
  if (written.length === 0) return
  const deliveryId = newId()
  await tx.insert(pilotDeliveries).values({
    ...facts,
    ...countsIn(sorted),
    contentHash: hashOf(delivery),
    workspaceId,
    id: deliveryId,
    pilotId,
    deliveredBy: actorId,
  })
  for (let at = 0; at < written.length; at += AT_ONCE) {
    const rows = written.slice(at, at + AT_ONCE).map(({ measured, ...reading }) => ({
      ...reading,
      ...measured,
      workspaceId,
      pilotId,
      deliveryId,
      recordedBy: actorId,
    }))
    await tx.insert(pilotReadings).values(rows).onConflictDoUpdate(upsertOf)
  }
  const changes = sorted.changed.map(({ before, after }) =>
    changeOf(tx, pilotId, { before, after: { ...after, version: before.version + 1 }, reason: reason ?? '' }),
  )
  for (let at = 0; at < changes.length; at += AT_ONCE)
    await tx.insert(pilotReadingChanges).values(changes.slice(at, at + AT_ONCE))
}
