import { sql } from 'drizzle-orm'
import type { WorkspaceTx } from '#db/client.server.ts'

/** How the actions of one check go. */
export type CheckActions = {
  id: string
  title: string
  /** Only then is there a plan that all its actions are counted of; else those of which somebody said something. */
  isSubmitted: boolean
  done: number
  doing: number
  dropped: number
  /** Neither begun nor done nor dropped. */
  open: number
  /** Not done though their day is over, the longest first; at most 100. */
  late: { action: string; dueOn: string }[]
}

/**
 * The checks of a client with actions, the newest first, at most 50: of what was submitted each action of its plan, and each
 * other of which somebody said something.
 *
 * @param today ISO date
 */
export async function listCheckActions(
  tx: WorkspaceTx,
  { clientId, today }: { clientId: string; today: string },
): Promise<CheckActions[]> {
  const { workspaceId } = tx.scope
  const rows = await tx.execute<CheckActions>(sql`
    with checks as materialized (
      select a.id, a.title, a.submitted_at,
        coalesce(s.plan -> 'actions', '[]') || coalesce(s.plan -> 'omitted', '[]') as actions
      from app.assessments a
      left join app.snapshots s on s.workspace_id = a.workspace_id and s.assessment_id = a.id
      where a.workspace_id = ${workspaceId}::uuid and a.client_id = ${clientId}::uuid
      order by a.id desc limit 50
    ), said as (
      select distinct on (t.assessment_id, t.action_id) t.assessment_id, t.action_id, t.status, t.due_on
      from app.action_tasks t
      where t.workspace_id = ${workspaceId}::uuid and t.assessment_id in (select id from checks)
      order by t.assessment_id, t.action_id, t.version desc
    ), planned as (
      select c.id as assessment_id, action ->> 'id' as action_id
      from checks c
      cross join lateral jsonb_array_elements(
        case when jsonb_typeof(c.actions) = 'array' then c.actions else '[]'::jsonb end) as action
    ), lines as (
      select assessment_id, action_id, coalesce(said.status, 'proposed') as status, said.due_on,
        said.due_on < ${today}::date and said.status not in ('done', 'dropped') as is_late
      from planned full join said using (assessment_id, action_id)
    )
    select c.id, c.title, c.submitted_at is not null as "isSubmitted",
      (count(*) filter (where status = 'done'))::int as done,
      (count(*) filter (where status = 'doing'))::int as doing,
      (count(*) filter (where status = 'dropped'))::int as dropped,
      (count(*) filter (where status in ('proposed', 'planned')))::int as open,
      coalesce(jsonb_path_query_array(jsonb_agg(jsonb_build_object('action', action_id, 'dueOn', due_on)
        order by due_on, action_id) filter (where is_late), '$[0 to 99]'), '[]') as late
    from lines join checks c on c.id = lines.assessment_id
    group by c.id, c.title, c.submitted_at
    order by c.id desc`)
  return [...rows]
}
