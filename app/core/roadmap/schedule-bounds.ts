import type { CriticalPath } from './critical-path.ts'
import type { CompiledProject } from './project.ts'

/**
 * Weeks that no schedule can undercut.
 *
 * The largest of: the critical path; the work of a resource between a head and a tail, spread over its capacity (head and
 * tail 0 give the plain workload); two activities that cannot run together and are not ordered already.
 *
 * @source methods 4.2, errata A20 for the pairs
 */
export function boundWeeks(project: CompiledProject, path: CriticalPath): number {
  return Math.max(path.weeks, workloadBound(project, path), pairBound(project, path))
}

type Work = { head: number; tail: number; units: number }

function workloadBound(project: CompiledProject, path: CriticalPath): number {
  let bound = 0
  for (const [resource, capacity] of project.capacity.entries()) {
    const work = workOf(project, path, resource).sort((a, b) => b.tail - a.tail)
    for (const head of new Set(work.map((each) => each.head))) {
      let units = 0
      for (const each of work) {
        if (each.head < head) continue
        units += each.units
        bound = Math.max(bound, each.tail + weekWorkIsDone(capacity, head, units))
      }
    }
  }
  return bound
}

function workOf(project: CompiledProject, path: CriticalPath, resource: number): Work[] {
  return project.demands.flatMap((demands, activity) => {
    const units = demands.find((each) => each.resource === resource)?.units ?? 0
    const work = units * (project.weeks[activity] ?? 0)
    return work > 0 ? [{ head: path.earliestStart[activity] ?? 0, tail: path.tail[activity] ?? 0, units: work }] : []
  })
}

/** First week by whose beginning `units` can be done if work starts in week `from`. */
function weekWorkIsDone(capacity: Int32Array, from: number, units: number): number {
  let left = units
  let week = from
  while (left > 0 && week < capacity.length) {
    left -= capacity[week] ?? 0
    week += 1
  }
  return week
}

function pairBound(project: CompiledProject, path: CriticalPath): number {
  const peaks = project.capacity.map((weeks) => weeks.reduce((max, each) => Math.max(max, each), 0))
  const start = (activity: number) => path.earliestStart[activity] ?? 0
  const end = (activity: number) => start(activity) + (project.weeks[activity] ?? 0)
  const after = (activity: number) => (project.weeks[activity] ?? 0) + (path.tail[activity] ?? 0)
  const related = reachability(project)
  let bound = 0
  for (let a = 0; a < project.ids.length; a++) {
    for (let b = a + 1; b < project.ids.length; b++) {
      if (related[a]?.[b] || related[b]?.[a] || !excludeEachOther(project, peaks, a, b)) continue
      bound = Math.max(bound, Math.min(end(a) + after(b), end(b) + after(a)))
    }
  }
  return bound
}

function excludeEachOther(project: CompiledProject, peaks: readonly number[], a: number, b: number): boolean {
  if (project.weeks[a] === 0 || project.weeks[b] === 0) return false
  return (project.demands[a] ?? []).some(({ resource, units }) => {
    const other = project.demands[b]?.find((each) => each.resource === resource)?.units ?? 0
    return other > 0 && units + other > (peaks[resource] ?? 0)
  })
}

/** By activity: 1 where the other one must come later, directly or not. */
function reachability(project: CompiledProject): Uint8Array[] {
  const later = project.ids.map(() => new Uint8Array(project.ids.length))
  for (const activity of project.order.toReversed()) {
    const row = later[activity]
    if (row === undefined) continue
    for (const next of project.next[activity] ?? []) {
      row[next] = 1
      for (const [at, flag] of (later[next] ?? []).entries()) if (flag) row[at] = 1
    }
  }
  return later
}
