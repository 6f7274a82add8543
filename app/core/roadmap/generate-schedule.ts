import type { CompiledProject } from './project.ts'

/** Start week by activity index. */
export type Starts = number[]

/** Half-units still free, by resource and week. */
export type FreeCapacity = Int32Array[]

/** A copy of all capacity, to be used up. */
export function freshCapacity(project: CompiledProject): FreeCapacity {
  return project.capacity.map((weeks) => weeks.slice())
}

/** All capacity in the project's one work space: it holds until the next call. */
export function reusedCapacity({ capacity, room }: CompiledProject): FreeCapacity {
  for (const [resource, weeks] of capacity.entries()) room[resource]?.set(weeks)
  return room
}

/** First week at or after `from` in which the activity fits in all of its weeks. */
export function firstFit(project: CompiledProject, free: FreeCapacity, activity: number, from: number): number {
  const length = project.weeks[activity] ?? 0
  let start = from
  for (let week = start + length - 1; week >= start; week--) {
    if (fitsInWeek(project, free, activity, week)) continue
    start = week + 1
    week = start + length
  }
  return start
}

/** Last week at or before `from` in which the activity fits in all of its weeks; the caller knows that there is one. */
export function lastFit(project: CompiledProject, free: FreeCapacity, activity: number, from: number): number {
  const length = project.weeks[activity] ?? 0
  let start = from
  for (let week = start; week < start + length; week++) {
    if (fitsInWeek(project, free, activity, week)) continue
    start = week - length
    week = start - 1
  }
  return start
}

function fitsInWeek(project: CompiledProject, free: FreeCapacity, activity: number, week: number): boolean {
  for (const { resource, units } of project.demands[activity] ?? []) {
    if ((free[resource]?.[week] ?? 0) < units) return false
  }
  return true
}

/** Takes the activity's capacity from `start` on; `sign` -1 gives it back. */
export function occupy(project: CompiledProject, free: FreeCapacity, activity: number, start: number, sign = 1): void {
  const end = start + (project.weeks[activity] ?? 0)
  for (const { resource, units } of project.demands[activity] ?? []) {
    const weeks = free[resource]
    if (weeks === undefined) continue
    for (let week = start; week < end; week++) weeks[week] = (weeks[week] ?? 0) - sign * units
  }
}

/** The week from which all that the activity waits for is over. */
export function readyWeek(project: CompiledProject, starts: Starts, activity: number): number {
  let week = project.earliest[activity] ?? 0
  for (const before of project.before[activity] ?? []) {
    week = Math.max(week, (starts[before] ?? 0) + (project.weeks[before] ?? 0))
  }
  return week
}

/** First week after the last end. */
export function makespanOf(project: CompiledProject, starts: Starts): number {
  return project.weeks.reduce((end, weeks, at) => Math.max(end, (starts[at] ?? 0) + weeks), 0)
}

/**
 * Serial schedule generation: each activity of the list at its earliest possible week.
 *
 * @param list every activity once, each after all that it waits for
 * @source methods 4.2; Kolisch and Hartmann 1999
 */
export function scheduleInOrder(project: CompiledProject, list: Iterable<number>): Starts {
  const free = reusedCapacity(project)
  const starts = new Array<number>(project.ids.length).fill(0)
  for (const activity of list) {
    const start = firstFit(project, free, activity, readyWeek(project, starts, activity))
    occupy(project, free, activity, start)
    starts[activity] = start
  }
  return starts
}

/**
 * Parallel schedule generation: week by week, whatever is ready starts in the order of priority.
 *
 * @param priority by activity, least first, ties by id
 * @source methods 4.2 and errata A20: the same week is scanned again until nothing more starts
 */
export function scheduleByWeek(project: CompiledProject, priority: readonly number[]): Starts {
  const free = reusedCapacity(project)
  const starts = new Array<number>(project.ids.length).fill(-1)
  const waiting = [...project.ids.keys()].sort((a, b) => (priority[a] ?? 0) - (priority[b] ?? 0) || a - b)
  let week = 0
  while (waiting.length > 0) {
    const at = waiting.findIndex((activity) => mayStart(project, free, starts, { activity, week }))
    const activity = waiting[at]
    if (activity === undefined) {
      week = nextEvent(project, starts, week)
      continue
    }
    waiting.splice(at, 1)
    occupy(project, free, activity, week)
    starts[activity] = week
  }
  return starts
}

type Attempt = { activity: number; week: number }

function mayStart(project: CompiledProject, free: FreeCapacity, starts: Starts, { activity, week }: Attempt): boolean {
  if ((project.before[activity] ?? []).some((before) => (starts[before] ?? -1) < 0)) return false
  return readyWeek(project, starts, activity) <= week && firstFit(project, free, activity, week) === week
}

function nextEvent(project: CompiledProject, starts: Starts, week: number): number {
  if (week < project.steadyFrom) return week + 1
  let next = Number.POSITIVE_INFINITY
  for (const [activity, weeks] of project.weeks.entries()) {
    const start = starts[activity] ?? -1
    if (start >= 0 && start + weeks > week) next = Math.min(next, start + weeks)
  }
  return next
}
