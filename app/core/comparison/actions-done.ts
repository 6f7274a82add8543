import { type ActionTasks, statusesOf } from '#app/core/roadmap/action-tasks.ts'
import type { ScoreResult } from '#app/core/scoring/result.ts'
import type { Catalogue, Level } from '#content/schema.ts'

/** An action that was said to be done between two checks, and what the later check says of the level it aims at. */
export type ActionDone = {
  id: string
  name: string
  capability: string
  to: Level
  /** open: the later check does not say for sure. gone: the capability does not apply there. */
  level: 'reached' | 'notYet' | 'open' | 'gone'
}

/** Actions marked as done in the later check and not in the earlier one, in the order of the catalogue. */
export function actionsDone(
  { actions }: Pick<Catalogue, 'actions'>,
  tasks: { before: ActionTasks; after: ActionTasks },
  after: ScoreResult,
): ActionDone[] {
  const [was, is] = [statusesOf(tasks.before), statusesOf(tasks.after)]
  const levels = new Map(after.dimensions.flatMap(({ capabilities }) => capabilities.map((each) => [each.id, each])))
  return actions
    .filter(({ id }) => is[id] === 'done' && was[id] !== 'done')
    .map(({ id, name, capability, to }) => ({ id, name, capability, to, level: reachedIn(levels.get(capability), to) }))
}

type Known = { applies: boolean; level: { lo: number; hi: number } } | undefined

function reachedIn(known: Known, to: Level): ActionDone['level'] {
  if (!known?.applies) return 'gone'
  if (known.level.lo >= to) return 'reached'
  return known.level.hi < to ? 'notYet' : 'open'
}
