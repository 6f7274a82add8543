import { and, asc, desc, eq, inArray, isNotNull, isNull, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { DeskOrder } from '#app/core/clients/desk-order.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import type { DimensionSummary } from '#db/schema/snapshots.ts'
import { clients, foldedName } from '#db/schema/workspaces.ts'
import { listInOrder, type OrderedPage, type Repeat } from './client-order.server.ts'
import { CLIENT, type Client } from './clients.server.ts'

export type ClientSearch = {
  /** Part of the name or the number, capitals and accents aside; empty: all. */
  search: string
  isArchived: boolean
  /** The last client of the page before; `null`: the first page. */
  after: string | null
  limit: number
  order: DeskOrder
  repeat: Repeat
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

/** A part of a name or of a number, taken as it stands: `%` and `_` are themselves. */
const contains = (search: string, { name, reference }: Record<'name' | 'reference', SQLWrapper>): SQL => {
  const part = foldedName(sql`${search}::text`)
  return sql`(strpos(${foldedName(name)}, ${part}) > 0 or strpos(${foldedName(reference)}, ${part}) > 0)`
}

/** One page of the workspace's clients. By name, what it costs depends on the page, not on how many there are. */
export async function listClients(tx: WorkspaceTx, asked: ClientSearch): Promise<ClientLine[]> {
  const { by } = asked.order
  const found = by === 'name' ? await listByName(tx, asked) : await listByStanding(tx, asked, by)
  const standings = await readStandings(
    tx,
    found.map(({ id }) => id),
  )
  return found.map((client) => ({ ...client, ...(standings.get(client.id) ?? NOTHING) }))
}

async function listByName(tx: WorkspaceTx, { search, isArchived, after, limit, order }: ClientSearch) {
  const inOrder = order.isDescending ? desc : asc
  return tx
    .select(CLIENT)
    .from(clients)
    .where(
      and(
        eq(clients.workspaceId, tx.scope.workspaceId),
        isArchived ? isNotNull(clients.archivedAt) : isNull(clients.archivedAt),
        search === '' ? undefined : contains(search, { name: clients.name, reference: clients.reference }),
        after === null ? undefined : isBehind(tx, { after, isDescending: order.isDescending }),
      ),
    )
    .orderBy(inOrder(foldedName(clients.name)), inOrder(clients.id))
    .limit(limit)
}

const isBehind = (tx: WorkspaceTx, { after, isDescending }: { after: string; isDescending: boolean }) => sql`
  (${foldedName(clients.name)}, ${clients.id}) ${sql.raw(isDescending ? '<' : '>')} (
    select ${foldedName(sql.raw('b.name'))}, b.id from app.clients b
    where b.workspace_id = ${tx.scope.workspaceId} and b.id = ${after}::uuid
  )`

async function listByStanding(tx: WorkspaceTx, asked: ClientSearch, by: OrderedPage['order']['by']) {
  const { search, isArchived, after, limit, order, repeat } = asked
  const there = sql.raw(`c.archived_at is ${isArchived ? 'not null' : 'null'}`)
  const named = contains(search, { name: sql.raw('c.name'), reference: sql.raw('c.reference') })
  const among = search === '' ? there : sql`${there} and ${named}`
  const ids = await listInOrder(tx, { order: { ...order, by }, repeat, among, after, limit })
  if (ids.length === 0) return []
  const found = await tx
    .select(CLIENT)
    .from(clients)
    .where(and(eq(clients.workspaceId, tx.scope.workspaceId), inArray(clients.id, ids)))
  const places = new Map(ids.map((id, place) => [id, place]))
  return found.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
}

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
