import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { ActionTask, ActionTasks } from '#app/core/roadmap/action-tasks.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { actionTasks } from '#db/schema/action-tasks.ts'
import { writeAudit } from './audit.server.ts'

type Row = typeof actionTasks.$inferSelect

/** What was said at one time, by whom; `changedBy`: `null` for what was taken over from an earlier version of Preflight. */
export type TaskVersion = ActionTask & { changedBy: string | null; changedAt: Date }

/** Versions of one action; nobody says something of it that often. */
const MOST_TASK_VERSIONS = 1000

const of = (tx: WorkspaceTx, assessmentId: string) =>
  and(eq(actionTasks.workspaceId, tx.scope.workspaceId), eq(actionTasks.assessmentId, assessmentId))

/** What holds of each action of a check, of which somebody said something. */
export async function listTasks(tx: WorkspaceTx, assessmentId: string): Promise<ActionTasks> {
  const rows = await tx
    .selectDistinctOn([actionTasks.actionId])
    .from(actionTasks)
    .where(of(tx, assessmentId))
    .orderBy(asc(actionTasks.actionId), desc(actionTasks.version))
  return Object.fromEntries(rows.map((row) => [row.actionId, taskOf(row)]))
}

/** What holds of one action; `null`: nobody said anything. */
async function findTask(tx: WorkspaceTx, assessmentId: string, actionId: string): Promise<ActionTask | null> {
  const [row] = await tx
    .select()
    .from(actionTasks)
    .where(and(of(tx, assessmentId), eq(actionTasks.actionId, actionId)))
    .orderBy(desc(actionTasks.version))
    .limit(1)
  return row ? taskOf(row) : null
}

/** All that was said of one action, the newest first. */
export async function listTaskVersions(
  tx: WorkspaceTx,
  assessmentId: string,
  actionId: string,
): Promise<TaskVersion[]> {
  const rows = await tx
    .select()
    .from(actionTasks)
    .where(and(of(tx, assessmentId), eq(actionTasks.actionId, actionId)))
    .orderBy(desc(actionTasks.version))
  return rows.map((row) => ({ ...taskOf(row), changedBy: row.changedBy, changedAt: row.changedAt }))
}

function taskOf({ lowHalfDays, highHalfDays, ...row }: Row): ActionTask {
  const { status, person, notBefore, dueOn, begunOn, doneOn, dropReason, steps, ticked, note, links, version } = row
  const estimate =
    lowHalfDays === null || highHalfDays === null ? null : { low: lowHalfDays / 2, high: highHalfDays / 2 }
  return {
    status,
    person,
    notBefore,
    dueOn,
    begunOn,
    doneOn,
    dropReason,
    estimate,
    steps,
    ticked,
    note,
    links,
    version,
  }
}

export type TaskSave = {
  assessmentId: string
  actionId: string
  task: Omit<ActionTask, 'version'>
  /** Of the version that was read; 0: nobody had said anything. */
  baseVersion: number
}

/**
 * Adds what somebody says of one action, also of a check that was submitted; other actions have versions of their own.
 *
 * @returns the new version; `null` if somebody else said something meanwhile, or if the check is not the workspace's
 */
export async function saveTask(tx: WorkspaceTx, save: TaskSave): Promise<number | null> {
  const { workspaceId, actorId } = tx.scope
  const { assessmentId, actionId, task, baseVersion } = save
  if (baseVersion >= MOST_TASK_VERSIONS) return null
  const before = await findTask(tx, assessmentId, actionId)
  if ((before?.version ?? 0) !== baseVersion) return null
  const { estimate, ...said } = task
  const version = baseVersion + 1
  const [saved] = await tx
    .insert(actionTasks)
    .values({
      workspaceId,
      assessmentId,
      actionId,
      version,
      ...said,
      steps: [...said.steps],
      ticked: [...said.ticked],
      links: [...said.links],
      lowHalfDays: estimate && Math.round(2 * estimate.low),
      highHalfDays: estimate && Math.round(2 * estimate.high),
      changedBy: actorId,
    })
    .onConflictDoNothing()
    .returning({ version: actionTasks.version })
  if (!saved) return null
  const [was, is] = [before?.status === 'dropped', task.status === 'dropped']
  const facts = { assessment: assessmentId, action: actionId }
  if (was !== is) await writeAudit(tx, { action: is ? 'action.dropped' : 'action.takenUp', facts })
  return saved.version
}

/** Gives a copy of a check what holds of its actions, as the first version of each. */
export async function copyTasks(tx: WorkspaceTx, from: string, to: string): Promise<void> {
  const { workspaceId } = tx.scope
  await tx.execute(sql`
    insert into app.action_tasks (workspace_id, assessment_id, action_id, version, status, person, not_before, due_on,
      begun_on, done_on, drop_reason, low_half_days, high_half_days, steps, ticked, note, links, changed_by, changed_at)
    select distinct on (action_id) workspace_id, ${to}::uuid, action_id, 1, status, person, not_before, due_on,
      begun_on, done_on, drop_reason, low_half_days, high_half_days, steps, ticked, note, links, changed_by, changed_at
    from app.action_tasks
    where workspace_id = ${workspaceId}::uuid and assessment_id = ${from}::uuid
    order by action_id, version desc`)
}
