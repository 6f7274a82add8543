import type { ActionTask } from './action-tasks.ts'

type Said = Omit<ActionTask, 'version'>

/**
 * What somebody says of an action without what contradicts its status: only what is under way or done was begun, only what
 * is done was done, only what is dropped has a reason. Whoever says that work begins or ends, and not when, means today.
 *
 * @param before what was said last
 * @param today ISO date
 */
export function datedTask(said: Said, before: Pick<ActionTask, 'status'>, today: string): Said {
  const { status, begunOn, doneOn, dropReason } = said
  const isNew = status !== before.status
  const begins = status === 'doing' && isNew ? today : null
  const ends = status === 'done' && isNew ? today : null
  return {
    ...said,
    begunOn: status === 'doing' || status === 'done' ? (begunOn ?? begins) : null,
    doneOn: status === 'done' ? (doneOn ?? ends) : null,
    dropReason: status === 'dropped' ? dropReason : '',
  }
}
