import { type SQL, sql } from 'drizzle-orm'
import type { DeskOrder } from '#app/core/clients/desk-order.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { foldedName } from '#db/schema/workspaces.ts'

/** From when on a submitted check is to be repeated: so many months after the day it was submitted in that zone. */
export type Repeat = { months: number; today: string; timeZone: string }

export type OrderedPage = {
  order: DeskOrder & { by: Exclude<DeskOrder['by'], 'name'> }
  repeat: Repeat
  /** Which of the clients `c` there are. */
  among: SQL
  /** The last client of the page before; `null`: the first page. */
  after: string | null
  limit: number
}

/** What a client is sorted by; `join` joins it to the clients `c` as `k`. Where it is null, the client stands last. */
type Keys = { join: SQL; keys: readonly SQL[] }

/**
 * Ids of one page of the workspace's clients in another order than that of their names. What they are sorted by is
 * worked out for all of them in one statement, so that the pages follow each other without gap or double; equals stand
 * in the order of their names.
 */
export async function listInOrder(tx: WorkspaceTx, page: OrderedPage): Promise<string[]> {
  const { workspaceId } = tx.scope
  const { among, after, limit } = page
  const { join, keys } = keysOf(tx, page)
  const direction = sql.raw(page.order.isDescending ? 'desc' : 'asc')
  const places = sql.join(
    [...keys.map((key) => sql`${key} ${direction} nulls last`), foldedName(sql.raw('c.name')), sql`c.id`],
    sql`, `,
  )
  const rows = await tx.execute<{ id: string }>(sql`
    with placed as (
      select c.id, row_number() over (order by ${places}) as place
      from app.clients c ${join}
      where c.workspace_id = ${workspaceId} and ((${among}) or c.id = ${after}::uuid)
    )
    select p.id from placed p
    where ${after}::uuid is null or p.place > (select b.place from placed b where b.id = ${after}::uuid)
    order by p.place limit ${limit}`)
  return rows.map(({ id }) => id)
}

function keysOf(tx: WorkspaceTx, { order, repeat }: OrderedPage): Keys {
  switch (order.by) {
    case 'activity':
      return byActivity(tx)
    case 'lowest':
      return byLowest(tx)
    case 'waiting':
      return byWaiting(tx, repeat)
  }
}

/** Of each client's checks: when the last one was started and submitted, and whether one is open. */
const checksOf = ({ scope: { workspaceId } }: WorkspaceTx) => sql`
  select a.client_id, max(a.created_at) as started_at, max(a.submitted_at) as submitted_at,
    bool_or(a.status = 'open') as is_open
  from app.assessments a where a.workspace_id = ${workspaceId} group by a.client_id`

/** When something was last answered in an open check of each client. */
const answersOf = ({ scope: { workspaceId } }: WorkspaceTx) => sql`
  select a.client_id, max(n.at) as at
  from app.assessments a cross join lateral (
    select max(n.updated_at) as at from app.answers n
    where n.workspace_id = ${workspaceId} and n.assessment_id = a.id
  ) n
  where a.workspace_id = ${workspaceId} and a.status = 'open' group by a.client_id`

function byActivity(tx: WorkspaceTx): Keys {
  const { workspaceId } = tx.scope
  const join = sql`
    left join (${checksOf(tx)}) k on k.client_id = c.id
    left join (${answersOf(tx)}) answered on answered.client_id = c.id
    left join (
      select n.client_id, max(greatest(n.created_at, n.changed_at)) as at
      from app.client_notes n where n.workspace_id = ${workspaceId} group by n.client_id
    ) noted on noted.client_id = c.id`
  return { join, keys: [sql`greatest(c.created_at, k.started_at, k.submitted_at, answered.at, noted.at)`] }
}

/** The lowest that a dimension of the last submitted check surely is. */
function byLowest({ scope: { workspaceId } }: WorkspaceTx): Keys {
  const join = sql`
    left join (
      select latest.client_id, (
        select min((d.one -> 'score' ->> 'lo')::float8) from jsonb_array_elements(s.dimensions) as d (one)
      ) as lowest
      from (
        select distinct on (a.client_id) a.client_id, a.id
        from app.assessments a where a.workspace_id = ${workspaceId} and a.submitted_at is not null
        order by a.client_id, a.submitted_at desc
      ) latest
      join app.snapshots s on s.workspace_id = ${workspaceId} and s.assessment_id = latest.id
    ) k on k.client_id = c.id`
  return { join, keys: [sql`k.lowest`] }
}

/** Open checks first, then what is to be repeated, then what never began; among them what waits longest. */
function byWaiting(tx: WorkspaceTx, { months, today, timeZone }: Repeat): Keys {
  const join = sql`
    left join (${checksOf(tx)}) k on k.client_id = c.id
    left join (${answersOf(tx)}) answered on answered.client_id = c.id`
  const isDue = sql`
    (k.submitted_at at time zone ${timeZone})::date + make_interval(months => ${months}) <= ${today}::date`
  const rank = sql`case when k.is_open then 1 when c.archived_at is not null then 4
    when k.submitted_at is null then 3 when ${isDue} then 2 else 4 end`
  const since = sql`case when k.is_open then coalesce(answered.at, k.started_at)
    when k.submitted_at is null then c.created_at else k.submitted_at end`
  return { join, keys: [rank, since] }
}
