import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { NO_TASK } from '#app/core/roadmap/action-tasks.ts'
import { datedTask } from '#app/core/roadmap/dated-task.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { decisionsOf } from '#app/server/decisions.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { saveTask } from '#db/queries/action-tasks.server.ts'
import { type MarkFault, type MarkFields, markDays, ownersFor, parseMark } from './mark-form.ts'
import { peopleOf } from './roadmap-view.server.ts'

/**
 * Stores who does an action, when it may begin and how far it is.
 *
 * @returns what is wrong with the form, or `null` once it is stored
 * @throws a 404 response if the catalogue has no such action
 */
export async function saveMark(
  context: Readonly<RouterContextProvider>,
  open: OpenAssessment,
  typed: MarkFields,
): Promise<MarkFault | null> {
  const { catalogue, database, now, say } = context.get(services)
  const action = catalogue.actions.find(({ id }) => id === typed.action)
  if (!action) throw refusal(404, say('noAction'))
  const owners = ownersFor(peopleOf(context, open, await decisionsOf(context, open)), action.role)
  const today = dateIn(now(), open.timeZone)
  const { version: _, ...before } = open.tasks[action.id] ?? NO_TASK
  const { mark, wrong } = parseMark(typed, { owners, days: markDays(today), before })
  if (wrong.length > 0) return { typed, wrong }
  const task = datedTask({ ...before, ...mark }, before, today)
  const save = { assessmentId: open.assessment.id, actionId: action.id, task, baseVersion: typed.version }
  const version = await database.withWorkspace(open.scope, (tx) => saveTask(tx, save))
  return version === null ? { typed, wrong: [] } : null
}
