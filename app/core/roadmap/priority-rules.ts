import type { CriticalPath } from './critical-path.ts'
import type { CompiledProject } from './project.ts'

export const PRIORITY_RULES = ['LFT', 'LST', 'MTS', 'GRPW', 'MSLK', 'SPT', 'LPT'] as const
export type PriorityRule = (typeof PRIORITY_RULES)[number]

/**
 * A priority value by activity; the least comes first.
 *
 * Latest finish, latest start, most total successors, greatest rank positional weight (direct successors), minimum slack,
 * shortest and longest processing time.
 *
 * @source methods 4.2, errata A20
 */
export function prioritise(project: CompiledProject, path: CriticalPath, rule: PriorityRule): number[] {
  return project.ids.map((_, activity) => priorityOf(project, path, rule, activity))
}

function priorityOf(project: CompiledProject, path: CriticalPath, rule: PriorityRule, activity: number): number {
  const weeks = project.weeks[activity] ?? 0
  const latestFinish = path.latestFinish[activity] ?? 0
  switch (rule) {
    case 'LFT':
      return latestFinish
    case 'LST':
      return latestFinish - weeks
    case 'MTS':
      return -countSuccessors(project, activity)
    case 'GRPW':
      return -(project.next[activity] ?? []).reduce((sum, next) => sum + (project.weeks[next] ?? 0), weeks)
    case 'MSLK':
      return latestFinish - weeks - (path.earliestStart[activity] ?? 0)
    case 'SPT':
      return weeks
    case 'LPT':
      return -weeks
  }
}

/** Everything that waits for the activity, directly or not. */
function countSuccessors(project: CompiledProject, activity: number): number {
  const found = new Set<number>()
  const visit = (at: number): void => {
    for (const next of project.next[at] ?? []) {
      if (found.has(next)) continue
      found.add(next)
      visit(next)
    }
  }
  visit(activity)
  return found.size
}

/**
 * A list for serial scheduling: repeatedly one of the activities whose predecessors are all listed.
 *
 * @param pick chooses the position within the eligible activities, which come by ascending id
 */
function listActivities(project: CompiledProject, pick: (eligible: readonly number[]) => number): number[] {
  const open = project.before.map((before) => before.length)
  const eligible = [...open.keys()].filter((activity) => open[activity] === 0)
  const list: number[] = []
  while (eligible.length > 0) {
    const [activity = -1] = eligible.splice(pick(eligible), 1)
    list.push(activity)
    for (const next of project.next[activity] ?? []) {
      open[next] = (open[next] ?? 0) - 1
      if (open[next] === 0) insertSorted(eligible, next)
    }
  }
  return list
}

/** The list of a priority rule: the least value first, ties by id. */
export function listByPriority(project: CompiledProject, priority: readonly number[]): number[] {
  return listActivities(project, (eligible) => {
    let best = 0
    for (const [at, activity] of eligible.entries()) {
      if ((priority[activity] ?? 0) < (priority[eligible[best] ?? -1] ?? 0)) best = at
    }
    return best
  })
}

/**
 * A random list that prefers early latest finishes: the chance grows with `max - latest finish + 1`.
 *
 * @source methods 4.2 (3), regret-based biased random sampling (Drexl 1991)
 */
export function listAtRandom(project: CompiledProject, path: CriticalPath, random: () => number): number[] {
  const finish = (activity: number) => path.latestFinish[activity] ?? 0
  return listActivities(project, (eligible) => {
    const latest = eligible.reduce((max, activity) => Math.max(max, finish(activity)), 0)
    let left = random() * eligible.reduce((sum, activity) => sum + latest - finish(activity) + 1, 0)
    for (const [at, activity] of eligible.entries()) {
      left -= latest - finish(activity) + 1
      if (left < 0) return at
    }
    return eligible.length - 1
  })
}

function insertSorted(list: number[], value: number): void {
  let at = list.length
  while (at > 0 && (list[at - 1] ?? -1) > value) at -= 1
  list.splice(at, 0, value)
}
