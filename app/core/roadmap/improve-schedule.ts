import { lastFit, makespanOf, occupy, reusedCapacity, type Starts, scheduleInOrder } from './generate-schedule.ts'
import type { CompiledProject } from './project.ts'

const MAX_ROUNDS = 20

/**
 * Forward-backward improvement: everything as late as the end allows, then everything as early as possible, while it helps.
 *
 * Never longer than what it was given, absences and other uneven weeks included: an activity's old place always stays free.
 *
 * @source methods 4.2 (2), errata A20 for ties; Tormos and Lova 2001
 */
export function improveSchedule(project: CompiledProject, starts: Starts): Starts {
  let best = starts
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = pullForward(project, pushBack(project, best))
    const improved = makespanOf(project, next) < makespanOf(project, best)
    if (round === 0 || improved) best = next
    if (!improved) break
  }
  return best
}

function pushBack(project: CompiledProject, starts: Starts): Starts {
  const end = makespanOf(project, starts)
  const finishes = starts.map((start, activity) => start + (project.weeks[activity] ?? 0))
  const list = listByWeek(project, finishes).reverse()

  const free = reusedCapacity(project)
  const late = new Array<number>(starts.length).fill(0)
  for (const activity of list) {
    let limit = end
    for (const next of project.next[activity] ?? []) limit = Math.min(limit, late[next] ?? end)
    const start = lastFit(project, free, activity, limit - (project.weeks[activity] ?? 0))
    occupy(project, free, activity, start)
    late[activity] = start
  }
  return late
}

/**
 * Activities by ascending week, ties by rank, in the project's one list: it holds until the next call.
 *
 * Week and rank are sorted as one number, which is many times quicker than pair by pair.
 */
export function listByWeek({ rank, order, list }: CompiledProject, weeks: Starts): Int32Array {
  const count = list.length
  for (let at = 0; at < count; at++) list[at] = (weeks[at] ?? 0) * count + (rank[at] ?? 0)
  list.sort()
  for (let at = 0; at < count; at++) list[at] = order[(list[at] ?? 0) % count] ?? 0
  return list
}

function pullForward(project: CompiledProject, starts: Starts): Starts {
  return scheduleInOrder(project, listByWeek(project, starts))
}
