import { firstFit, type Starts } from './generate-schedule.ts'
import type { CompiledProject } from './project.ts'

export type CriticalPath = {
  /** Earliest start by activity if nobody else needed the resources. */
  earliestStart: Starts
  /** Latest finish by activity that still ends in `weeks`. */
  latestFinish: Int32Array
  /** Longest chain of work after the activity, in weeks. */
  tail: Int32Array
  /** The project's length without competition for resources: a lower bound, never a plan. */
  weeks: number
}

/**
 * Forward and backward pass; an activity still waits for weeks in which its resource has enough for it alone.
 *
 * @source methods 4.2
 */
export function findCriticalPath(project: CompiledProject): CriticalPath {
  const count = project.ids.length
  const earliestStart = new Array<number>(count).fill(0)
  const tail = new Int32Array(count)
  let weeks = 0
  for (const activity of project.order) {
    let ready = project.earliest[activity] ?? 0
    for (const before of project.before[activity] ?? []) {
      ready = Math.max(ready, (earliestStart[before] ?? 0) + (project.weeks[before] ?? 0))
    }
    earliestStart[activity] = firstFit(project, project.capacity, activity, ready)
    weeks = Math.max(weeks, (earliestStart[activity] ?? 0) + (project.weeks[activity] ?? 0))
  }
  for (const activity of project.order.toReversed()) {
    for (const next of project.next[activity] ?? []) {
      tail[activity] = Math.max(tail[activity] ?? 0, (project.weeks[next] ?? 0) + (tail[next] ?? 0))
    }
  }
  return { earliestStart, latestFinish: tail.map((each) => weeks - each), tail, weeks }
}
