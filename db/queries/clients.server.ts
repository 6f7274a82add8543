import { and, asc, eq, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'
import { newId } from '#db/new-id.ts'
import { assessments } from '#db/schema/assessments.ts'
import type { DimensionSummary } from '#db/schema/snapshots.ts'
import { clients, foldedName } from '#db/schema/workspaces.ts'
import { writeAudit } from './audit.server.ts'
import { lockImports } from './client-import.server.ts'

export type Client = Pick<typeof clients.$inferSelect, 'id' | 'name' | 'reference' | 'createdAt' | 'archivedAt'>

export type ClientSearch = {
  /** Part of the name or the number, capitals and accents aside; empty: all. */
  search: string
  isArchived: boolean
  /** The last client of the page before; `null`: the first page. */
  after: string | null
  limit: number
}

/** A client as its line on the desk shows it. Moments are `null` where there was nothing of the kind. */
export type ClientLine = Client & {
  checks: number
  openChecks: number
  /** The newest open one. */
  openId: string | null
  latest: { id: string; submittedAt: Date; dimensions: DimensionSummary[] } | null
  startedAt: Date | null
  answeredAt: Date | null
  notedAt: Date | null
}

const owned = (tx: WorkspaceTx, id: string) => and(eq(clients.workspaceId, tx.scope.workspaceId), eq(clients.id, id))

/** A part of a name or of a number, taken as it stands: `%` and `_` are themselves. */
const contains = (search: string): SQL => {
  const part = foldedName(sql`${search}::text`)
  return sql`(strpos(${foldedName(clients.name)}, ${part}) > 0 or strpos(${foldedName(clients.reference)}, ${part}) > 0)`
}

/**
 * One page of the workspace's clients in the order of their names, in one statement: what it costs depends on the
 * page, not on how many there are.
 */
export async function listClients(
  tx: WorkspaceTx,
  { search, isArchived, after, limit }: ClientSearch,
): Promise<ClientLine[]> {
  const { workspaceId } = tx.scope
  const found = await tx
    .select({
      id: clients.id,
      name: clients.name,
      reference: clients.reference,
      createdAt: clients.createdAt,
      archivedAt: clients.archivedAt,
    })
    .from(clients)
    .where(
      and(
        eq(clients.workspaceId, workspaceId),
        isArchived ? isNotNull(clients.archivedAt) : isNull(clients.archivedAt),
        search === '' ? undefined : contains(search),
        after === null ? undefined : isBehind(tx, after),
      ),
    )
    .orderBy(foldedName(clients.name), asc(clients.id))
    .limit(limit)
  const standings = await readStandings(
    tx,
    found.map(({ id }) => id),
  )
  return found.map((client) => ({ ...client, ...(standings.get(client.id) ?? NOTHING) }))
}

const isBehind = (tx: WorkspaceTx, after: string) => sql`
  (${foldedName(clients.name)}, ${clients.id}) > (
    select ${foldedName(sql.raw('b.name'))}, b.id from app.clients b
    where b.workspace_id = ${tx.scope.workspaceId} and b.id = ${after}::uuid
  )`

type Standing = Omit<ClientLine, keyof Client>

const NOTHING: Standing = {
  checks: 0,
  openChecks: 0,
  openId: null,
  latest: null,
  startedAt: null,
  answeredAt: null,
  notedAt: null,
}

type StandingRow = {
  id: string
  checks: number
  open_checks: number
  open_id: string | null
  started_at: string | null
  answered_at: string | null
  noted_at: string | null
  latest_id: string | null
  submitted_at: string | null
  dimensions: DimensionSummary[] | null
}

/** How each of these clients stands: by indexes, a few rows each. */
async function readStandings(tx: WorkspaceTx, ids: readonly string[]): Promise<Map<string, Standing>> {
  if (ids.length === 0) return new Map()
  const { workspaceId } = tx.scope
  const rows = await tx.execute<StandingRow>(sql`
    select c.id, own.checks, own.open_checks, own.open_id, own.started_at, answered.at as answered_at,
      noted.at as noted_at, latest.id as latest_id, latest.submitted_at, latest.dimensions
    from unnest(${idList(ids)}) as c (id)
    cross join lateral (
      select count(*)::int as checks, count(*) filter (where a.status = 'open')::int as open_checks,
        (array_agg(a.id order by a.id desc) filter (where a.status = 'open'))[1] as open_id,
        max(a.created_at) as started_at
      from app.assessments a where a.workspace_id = ${workspaceId} and a.client_id = c.id
    ) own
    cross join lateral (
      select max(n.updated_at) as at
      from app.assessments a join app.answers n on n.workspace_id = a.workspace_id and n.assessment_id = a.id
      where a.workspace_id = ${workspaceId} and a.client_id = c.id and a.status = 'open'
    ) answered
    cross join lateral (
      select max(greatest(n.created_at, n.changed_at)) as at
      from app.client_notes n where n.workspace_id = ${workspaceId} and n.client_id = c.id
    ) noted
    left join lateral (
      select a.id, a.submitted_at, s.dimensions
      from app.assessments a join app.snapshots s on s.workspace_id = a.workspace_id and s.assessment_id = a.id
      where a.workspace_id = ${workspaceId} and a.client_id = c.id and a.submitted_at is not null
      order by a.submitted_at desc limit 1
    ) latest on true`)
  return new Map(rows.map((row) => [row.id, standingOf(row)]))
}

const idList = (ids: readonly string[]) =>
  sql`array[${sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )}]::uuid[]`

const moment = (at: string | null) => (at === null ? null : new Date(at))

function standingOf(row: StandingRow): Standing {
  const { latest_id: id, submitted_at: submittedAt, dimensions } = row
  return {
    checks: row.checks,
    openChecks: row.open_checks,
    openId: row.open_id,
    latest:
      id !== null && submittedAt !== null
        ? { id, submittedAt: new Date(submittedAt), dimensions: dimensions ?? [] }
        : null,
    startedAt: moment(row.started_at),
    answeredAt: moment(row.answered_at),
    notedAt: moment(row.noted_at),
  }
}

/** How many clients are on the desk, and how many are put away. */
export async function countClients(tx: WorkspaceTx): Promise<{ active: number; archived: number }> {
  const [counted] = await tx
    .select({
      active: sql<number>`count(*) filter (where ${clients.archivedAt} is null)::int`,
      archived: sql<number>`count(${clients.archivedAt})::int`,
    })
    .from(clients)
    .where(eq(clients.workspaceId, tx.scope.workspaceId))
  return counted ?? { active: 0, archived: 0 }
}

/** One client, or `null`: another workspace's is the same as none. */
export async function findClient(tx: WorkspaceTx, id: string): Promise<Client | null> {
  const [client] = await tx
    .select({
      id: clients.id,
      name: clients.name,
      reference: clients.reference,
      createdAt: clients.createdAt,
      archivedAt: clients.archivedAt,
    })
    .from(clients)
    .where(owned(tx, id))
  return client ?? null
}

/** Whom an assessment is about; `null` if it is not the workspace's. */
export async function findClientOf(tx: WorkspaceTx, assessmentId: string): Promise<Pick<Client, 'id' | 'name'> | null> {
  const [client] = await tx
    .select({ id: clients.id, name: clients.name })
    .from(assessments)
    .innerJoin(clients, and(eq(clients.workspaceId, assessments.workspaceId), eq(clients.id, assessments.clientId)))
    .where(and(eq(assessments.workspaceId, tx.scope.workspaceId), eq(assessments.id, assessmentId)))
  return client ?? null
}

/** Clients on the desk that are called so, capitals and accents aside; two at most: more say no more. */
export async function findClientsNamed(tx: WorkspaceTx, name: string): Promise<Pick<Client, 'id' | 'name'>[]> {
  return tx
    .select({ id: clients.id, name: clients.name })
    .from(clients)
    .where(
      and(
        eq(clients.workspaceId, tx.scope.workspaceId),
        isNull(clients.archivedAt),
        sql`${foldedName(clients.name)} = ${foldedName(sql`${name}::text`)}`,
      ),
    )
    .orderBy(asc(clients.id))
    .limit(2)
}

/** Names of clients on the desk in their order, to choose from. */
export async function listClientNames(tx: WorkspaceTx, limit: number): Promise<Pick<Client, 'id' | 'name'>[]> {
  return tx
    .select({ id: clients.id, name: clients.name })
    .from(clients)
    .where(and(eq(clients.workspaceId, tx.scope.workspaceId), isNull(clients.archivedAt)))
    .orderBy(foldedName(clients.name), asc(clients.id))
    .limit(limit)
}

/** @param name 1 to 200 characters @returns the new id */
export async function addClient(tx: WorkspaceTx, name: string): Promise<string> {
  const id = newId()
  await tx.insert(clients).values({ workspaceId: tx.scope.workspaceId, id, name })
  return id
}

/** What a client is called, and the workspace's own number of it; `null`: it has none. */
export type ClientNaming = { name: string; reference: string | null }

/**
 * Gives a client another name and number.
 *
 * @param naming name of 1 to 200, number of 1 to 100 characters
 * @returns the name of another client that has this number, on the desk or put away: then nothing changed; else
 * whether it is the workspace's
 */
export async function renameClient(
  tx: WorkspaceTx,
  id: string,
  { name, reference }: ClientNaming,
): Promise<boolean | { takenBy: string }> {
  if (reference !== null) {
    await lockImports(tx)
    const [other] = await tx
      .select({ name: clients.name })
      .from(clients)
      .where(and(eq(clients.workspaceId, tx.scope.workspaceId), eq(clients.reference, reference), ne(clients.id, id)))
    if (other) return { takenBy: other.name }
  }
  const renamed = await tx.update(clients).set({ name, reference }).where(owned(tx, id)).returning({ id: clients.id })
  return renamed.length === 1
}

/** Puts a client away, or back on the desk; nothing of it changes. Said twice, nothing more happens. */
export async function archiveClient(tx: WorkspaceTx, id: string, isArchived: boolean): Promise<void> {
  const changed = await tx
    .update(clients)
    .set({ archivedAt: isArchived ? sql`now()` : null })
    .where(and(owned(tx, id), isArchived ? isNull(clients.archivedAt) : isNotNull(clients.archivedAt)))
    .returning({ id: clients.id })
  if (changed.length === 0) return
  await writeAudit(tx, { action: isArchived ? 'client.archived' : 'client.restored', facts: { client: id } })
}

/**
 * Deletes a client with all of its checks, notes and files. There is no way back.
 *
 * @returns `false` if it is not the workspace's
 */
export async function removeClient(tx: WorkspaceTx, id: string): Promise<boolean> {
  const removed = await tx.delete(clients).where(owned(tx, id)).returning({ id: clients.id })
  if (removed.length === 0) return false
  await writeAudit(tx, { action: 'client.deleted', facts: { client: id } })
  return true
}

/**
 * Brings an assessment, open or submitted, to another client of the same workspace; everything in it stays as it is.
 *
 * @returns `false` if one of the two is not the workspace's
 */
export async function moveAssessment(tx: WorkspaceTx, assessmentId: string, clientId: string): Promise<boolean> {
  const { workspaceId } = tx.scope
  const own = and(eq(assessments.workspaceId, workspaceId), eq(assessments.id, assessmentId))
  const [before] = await tx.select({ clientId: assessments.clientId }).from(assessments).where(own).for('update')
  const [to] = await tx.select({ id: clients.id }).from(clients).where(owned(tx, clientId)).for('share')
  if (!before || !to) return false
  if (before.clientId === clientId) return true
  await tx.update(assessments).set({ clientId }).where(own)
  const facts = { assessment: assessmentId, from: before.clientId, to: clientId }
  await writeAudit(tx, { action: 'assessment.moved', facts })
  return true
}
