import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { NO_TASK } from '#app/core/roadmap/action-tasks.ts'
import { datedTask } from '#app/core/roadmap/dated-task.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { withTaken } from '#app/server/conflict.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { TAKE } from '#app/ui/theirs.tsx'
import { listTasks, saveTask } from '#db/queries/action-tasks.server.ts'
import { ownersFor } from './mark-form.ts'
import { parseTask, readTask, typedOf } from './parse-task.server.ts'
import type { TaskOutcome } from './task-fields.ts'
import type { TrackedPlan } from './tracked-plan.server.ts'

type Sent = { actionId: string; form: FormData; tracked: TrackedPlan }

/**
 * Keeps what a form says of one action, of an open check as of a submitted one.
 *
 * @returns `null` once it is kept; else what was typed with what is wrong, or with what somebody else saved meanwhile
 */
export async function saveTaskForm(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  { actionId, form, tracked }: Sent,
): Promise<TaskOutcome | null> {
  const { database, now, say, locale } = context.get(services)
  const today = dateIn(now(), open.timeZone)
  const before = open.tasks[actionId] ?? NO_TASK
  const { ticked, version: sent, ...texts } = readTask(form)
  const stored = { version: before.version, fields: typedOf(before, locale) }
  const kept = withTaken(texts, { version: String(sent), taken: form.getAll(TAKE) }, stored)
  const typed = { ...kept, ticked, version: sent }
  const owners = ownersFor(tracked.people, tracked.words.actions.get(actionId)?.role ?? '')
  const { said, errors } = parseTask(typed, { owners, today, say })
  if (Object.keys(errors).length > 0) return { typed, errors, theirs: null }
  const save = {
    assessmentId: open.assessment.id,
    actionId,
    task: datedTask(said, before, today),
    baseVersion: typed.version,
  }
  const { scope } = open
  const version = await database.withWorkspace(scope, (tx) => saveTask(tx, save))
  if (version !== null) return null
  const tasks = await database.withWorkspace(scope, (tx) => listTasks(tx, open.assessment.id))
  const theirs = tasks[actionId] ?? NO_TASK
  return { typed, errors, theirs: { version: theirs.version, fields: typedOf(theirs, locale) } }
}
