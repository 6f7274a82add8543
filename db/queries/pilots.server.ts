import { and, asc, count, desc, eq, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { CharterDraft } from '#app/core/pilots/charter/charter-content.ts'
import type { PilotMarks } from '#app/core/pilots/pilot-state.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { pilots } from '#db/schema/pilots.ts'
import { clients } from '#db/schema/workspaces.ts'
import { lockClient } from './answer-import.server.ts'
import { writeAudit } from './audit.server.ts'
import { findWorkspace } from './workspaces.server.ts'

/** What a workspace may have of them, so that all of them fit into an export; a guest's fewer. */
const MOST_PILOTS = 1_000
export const MOST_GUEST_PILOTS = 5

/** A pilot without its charter. `clientName` is the company's. Where it stands, `pilotState` says. */
export type PilotRow = PilotMarks & {
  id: string
  clientId: string
  clientName: string
  /** The check it came from, which may be gone; `null`: none. */
  assessmentId: string | null
  /** Use case or technique of the catalogue; `null`: none of these. */
  targetId: string | null
  previousId: string | null
  name: string
  /** Last day by the signed charter, ISO date; `null` without one. */
  endsOn: string | null
  createdAt: Date
  updatedAt: Date
  /** Grows by one with each change of name or draft. */
  version: number
}

/** A pilot with the charter that is worked on. */
export type Pilot = PilotRow & { draft: CharterDraft }

const COLUMNS = {
  id: pilots.id,
  clientId: pilots.clientId,
  clientName: clients.name,
  assessmentId: pilots.assessmentId,
  targetId: pilots.targetId,
  previousId: pilots.previousId,
  name: pilots.name,
  charterNumber: pilots.charterNumber,
  startsOn: pilots.startsOn,
  endsOn: pilots.endsOn,
  decidedAt: pilots.decidedAt,
  archivedAt: pilots.archivedAt,
  createdAt: pilots.createdAt,
  updatedAt: pilots.updatedAt,
  version: pilots.version,
}

const own = (tx: WorkspaceTx, id: string): SQL | undefined =>
  and(eq(pilots.workspaceId, tx.scope.workspaceId), eq(pilots.id, id))

const withClient = (tx: WorkspaceTx) =>
  and(eq(clients.workspaceId, tx.scope.workspaceId), eq(clients.id, pilots.clientId))

/** One pilot, or `null`: another workspace's is the same as none. */
export async function findPilot(tx: WorkspaceTx, id: string): Promise<Pilot | null> {
  const [pilot] = await tx
    .select({ ...COLUMNS, draft: pilots.draft })
    .from(pilots)
    .innerJoin(clients, withClient(tx))
    .where(own(tx, id))
  return pilot ?? null
}

export type PilotSearch = {
  /** Only of this company. */
  clientId?: string
  /** Only those that are put away, or only those that are not. */
  isArchived: boolean
  /** Only those older than this id; `null`: from the newest on. */
  after: string | null
  /** From 1. */
  limit: number
}

/** Pilots of the workspace, the newest first. */
export async function listPilots(
  tx: WorkspaceTx,
  { clientId, isArchived, after, limit }: PilotSearch,
): Promise<PilotRow[]> {
  return tx
    .select(COLUMNS)
    .from(pilots)
    .innerJoin(clients, withClient(tx))
    .where(
      and(
        eq(pilots.workspaceId, tx.scope.workspaceId),
        isArchived ? isNotNull(pilots.archivedAt) : isNull(pilots.archivedAt),
        clientId === undefined ? undefined : eq(pilots.clientId, clientId),
        after === null ? undefined : lt(pilots.id, after),
      ),
    )
    .orderBy(desc(pilots.id))
    .limit(limit)
}

/** The pilots that came from a check, the oldest first; at most 50. */
export async function listPilotsOf(
  tx: WorkspaceTx,
  assessmentId: string,
): Promise<Pick<PilotRow, 'id' | 'name' | 'targetId'>[]> {
  return tx
    .select({ id: pilots.id, name: pilots.name, targetId: pilots.targetId })
    .from(pilots)
    .where(and(eq(pilots.workspaceId, tx.scope.workspaceId), eq(pilots.assessmentId, assessmentId)))
    .orderBy(asc(pilots.id))
    .limit(50)
}

/** Whether any pilot of a company has a signed charter, those that are over or put away included. */
export async function hasSignedPilot(tx: WorkspaceTx, clientId: string): Promise<boolean> {
  const found = await tx
    .select({ id: pilots.id })
    .from(pilots)
    .where(
      and(eq(pilots.workspaceId, tx.scope.workspaceId), eq(pilots.clientId, clientId), isNotNull(pilots.charterNumber)),
    )
    .limit(1)
  return found.length > 0
}

/** A pilot whose charter counts; ISO dates. */
export type SignedPilot = { id: string; name: string; startsOn: string; endsOn: string }

/** The newest pilot of a company for a target that has a signed charter and no decision yet; `null`: none. */
export async function findSignedPilot(
  tx: WorkspaceTx,
  { clientId, targetId }: { clientId: string; targetId: string },
): Promise<SignedPilot | null> {
  const [found] = await tx
    .select({ id: pilots.id, name: pilots.name, startsOn: pilots.startsOn, endsOn: pilots.endsOn })
    .from(pilots)
    .where(
      and(
        eq(pilots.workspaceId, tx.scope.workspaceId),
        eq(pilots.clientId, clientId),
        eq(pilots.targetId, targetId),
        isNotNull(pilots.charterNumber),
        isNull(pilots.decidedAt),
        isNull(pilots.archivedAt),
      ),
    )
    .orderBy(desc(pilots.id))
    .limit(1)
  return found?.startsOn && found.endsOn ? { ...found, startsOn: found.startsOn, endsOn: found.endsOn } : null
}

export type NewPilot = Pick<Pilot, 'clientId' | 'assessmentId' | 'targetId' | 'name' | 'draft'> & {
  /** `null`: the first on its plan. */
  previousId: string | null
}

/**
 * Adds a pilot to a company.
 *
 * @param pilot name of 1 to 200 characters
 * @returns its id; `full` if the workspace has {@link MOST_PILOTS}, a guest's {@link MOST_GUEST_PILOTS}; `null` if the
 * company is not the workspace's
 */
export async function addPilot(tx: WorkspaceTx, pilot: NewPilot): Promise<string | 'full' | null> {
  const { workspaceId, actorId } = tx.scope
  if (!(await lockClient(tx, pilot.clientId))) return null
  const most = (await findWorkspace(tx))?.kind === 'guest' ? MOST_GUEST_PILOTS : MOST_PILOTS
  const [have] = await tx.select({ pilots: count() }).from(pilots).where(eq(pilots.workspaceId, workspaceId))
  if ((have?.pilots ?? 0) >= most) return 'full'
  const id = newId()
  await tx.insert(pilots).values({ ...pilot, workspaceId, id, createdBy: actorId })
  await writeAudit(tx, { action: 'pilot.added', facts: { client: pilot.clientId, pilot: id } })
  return id
}

/**
 * Changes name and draft of a pilot, if nobody changed them since the page was read. What was signed stays as it is.
 *
 * @returns the new version; `null` if they were changed meanwhile, or it is not there
 */
export async function savePilotDraft(
  tx: WorkspaceTx,
  id: string,
  { name, draft, baseVersion }: Pick<Pilot, 'name' | 'draft'> & { baseVersion: number },
): Promise<number | null> {
  const [saved] = await tx
    .update(pilots)
    .set({ name, draft, updatedAt: sql`now()`, version: sql`${pilots.version} + 1` })
    .where(and(own(tx, id), eq(pilots.version, baseVersion)))
    .returning({ version: pilots.version })
  return saved?.version ?? null
}

/** Lets nobody else change a pilot until the end of the transaction. @returns none if it is not there */
export const lockPilot = (tx: WorkspaceTx, id: string) =>
  tx.select({ version: pilots.version }).from(pilots).where(own(tx, id)).for('no key update')

/** Puts a pilot away, or back on the board; nothing of it changes. Said twice, nothing more happens. */
export async function archivePilot(tx: WorkspaceTx, id: string, isArchived: boolean): Promise<void> {
  const changed = await tx
    .update(pilots)
    .set({ archivedAt: isArchived ? sql`now()` : null })
    .where(and(own(tx, id), isArchived ? isNull(pilots.archivedAt) : isNotNull(pilots.archivedAt)))
    .returning({ id: pilots.id })
  if (changed.length === 0) return
  await writeAudit(tx, { action: isArchived ? 'pilot.archived' : 'pilot.restored', facts: { pilot: id } })
}

/**
 * Deletes a pilot with its charters, figures, events and reviews. There is no way back. Call it inside `watchLinks`.
 *
 * @returns `false` if it is not there
 */
export async function removePilot(tx: WorkspaceTx, id: string): Promise<boolean> {
  const [removed] = await tx.delete(pilots).where(own(tx, id)).returning({ client: pilots.clientId })
  if (!removed) return false
  await writeAudit(tx, { action: 'pilot.deleted', facts: { client: removed.client, pilot: id } })
  return true
}
