import { firstFit, lastFit, makespanOf, occupy, readyWeek, reusedCapacity, type Starts } from './generate-schedule.ts'
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
  const finish = (activity: number) => (starts[activity] ?? 0) + (project.weeks[activity] ?? 0)
  const rank = (activity: number) => project.rank[activity] ?? 0
  const list = [...project.ids.keys()].sort((a, b) => finish(b) - finish(a) || rank(b) - rank(a))

  const free = reusedCapacity(project)
  const late = new Int32Array(starts.length)
  for (const activity of list) {
    let limit = end
    for (const next of project.next[activity] ?? []) limit = Math.min(limit, late[next] ?? end)
    const start = lastFit(project, free, activity, limit - (project.weeks[activity] ?? 0))
    occupy(project, free, activity, start)
    late[activity] = start
  }
  return late
}

function pullForward(project: CompiledProject, starts: Starts): Starts {
  const rank = (activity: number) => project.rank[activity] ?? 0
  const list = [...project.ids.keys()].sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0) || rank(a) - rank(b))

  const free = reusedCapacity(project)
  const early = new Int32Array(starts.length)
  for (const activity of list) {
    const start = firstFit(project, free, activity, readyWeek(project, early, activity))
    occupy(project, free, activity, start)
    early[activity] = start
  }
  return early
}
