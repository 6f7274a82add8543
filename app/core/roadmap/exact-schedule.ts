import type { CriticalPath } from './critical-path.ts'
import {
  type FreeCapacity,
  firstFit,
  freshCapacity,
  makespanOf,
  occupy,
  readyWeek,
  type Starts,
} from './generate-schedule.ts'
import type { CompiledProject } from './project.ts'

/** Above this many activities the tree is too large to be searched through. */
export const MAX_EXACT_ACTIVITIES = 15

type Search = {
  project: CompiledProject
  path: CriticalPath
  free: FreeCapacity
  /** -1 where nothing is placed yet. */
  starts: Starts
  /** How many predecessors are not placed yet. */
  waiting: number[]
  best: Starts
  shortest: number
  nodes: number
  nodeLimit: number
}

/** The activity placed last; the next one stands after it in (start, rank). */
type Last = { start: number; rank: number; placed: number }

/**
 * The shortest schedule of a small project, by depth-first search over schedules in which nothing can start earlier.
 *
 * Activities are placed at their earliest week in the order of their start weeks: pulling each activity of a shortest
 * schedule forward in that order, again and again, ends in a schedule that this search reaches, and reaches once.
 *
 * @param known     a schedule to beat
 * @param nodeLimit branches looked at before the search stops
 * @returns `proven: false` if the node limit was met first; then the best found
 * @source methods 4.2 (4)
 */
export function searchShortest(
  project: CompiledProject,
  path: CriticalPath,
  { known, nodeLimit }: { known: Starts; nodeLimit: number },
): { starts: Starts; proven: boolean } {
  const search: Search = {
    project,
    path,
    free: freshCapacity(project),
    starts: new Array<number>(project.ids.length).fill(-1),
    waiting: project.before.map((before) => before.length),
    best: known,
    shortest: makespanOf(project, known),
    nodes: 0,
    nodeLimit,
  }
  descend(search, { start: 0, rank: -1, placed: 0 })
  return { starts: search.best, proven: search.nodes < nodeLimit }
}

function descend(search: Search, last: Last): void {
  const { project, starts } = search
  if (last.placed === starts.length) {
    search.best = starts.slice()
    search.shortest = makespanOf(project, search.best)
    return
  }
  if (search.nodes >= search.nodeLimit || !canBeShorter(search, last)) return
  search.nodes += 1
  for (const activity of project.order) {
    if (search.waiting[activity] === 0 && starts[activity] === -1) place(search, last, activity)
  }
}

function place(search: Search, last: Last, activity: number): void {
  const { project, path, free, starts, waiting } = search
  const rank = project.rank[activity] ?? 0
  const start = firstFit(project, free, activity, readyWeek(project, starts, activity))
  if (start < last.start || (start === last.start && rank < last.rank)) return
  if (start + (project.weeks[activity] ?? 0) + (path.tail[activity] ?? 0) >= search.shortest) return

  starts[activity] = start
  occupy(project, free, activity, start)
  for (const next of project.next[activity] ?? []) waiting[next] = (waiting[next] ?? 0) - 1
  descend(search, { start, rank, placed: last.placed + 1 })
  for (const next of project.next[activity] ?? []) waiting[next] = (waiting[next] ?? 0) + 1
  occupy(project, free, activity, start, -1)
  starts[activity] = -1
}

/** Whether what is left could end before the best schedule: by its chains of work, and by the capacity that is left. */
function canBeShorter({ project, path, free, starts, shortest }: Search, last: Last): boolean {
  const earliest = new Array<number>(starts.length).fill(0)
  const work = new Int32Array(free.length)
  for (const activity of project.order) {
    const placed = starts[activity] ?? -1
    if (placed >= 0) {
      earliest[activity] = placed
      continue
    }
    const start = Math.max(last.start, readyWeek(project, earliest, activity))
    const weeks = project.weeks[activity] ?? 0
    earliest[activity] = start
    if (start + weeks + (path.tail[activity] ?? 0) >= shortest) return false
    for (const { resource, units } of project.demands[activity] ?? [])
      work[resource] = (work[resource] ?? 0) + units * weeks
  }
  return free.every((weeks, resource) => {
    let left = work[resource] ?? 0
    for (let week = last.start; week < shortest - 1 && left > 0; week++) left -= weeks[week] ?? 0
    return left <= 0
  })
}
