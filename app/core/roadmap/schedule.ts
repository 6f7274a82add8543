import { breedList, keepParent, type Parents } from './breed-lists.ts'
import { findCriticalPath } from './critical-path.ts'
import { MAX_EXACT_ACTIVITIES, searchShortest } from './exact-schedule.ts'
import {
  freshCapacity,
  makespanOf,
  occupy,
  readyWeek,
  type Starts,
  scheduleByWeek,
  scheduleInOrder,
} from './generate-schedule.ts'
import { improveSchedule } from './improve-schedule.ts'
import { mulberry32 } from './mulberry32.ts'
import { listAtRandom, listByPriority, PRIORITY_RULES, prioritise } from './priority-rules.ts'
import { type CompiledProject, compileProject, findOverload, type Overload, type Project } from './project.ts'
import { boundWeeks } from './schedule-bounds.ts'

const USUAL_LISTS = 300
const USUAL_EXACT_NODES = 20_000

export type Schedule = {
  feasible: true
  /** Weeks from week 0 to the last end. */
  makespan: number
  /** First week by activity id. */
  starts: Record<string, number>
  /** No schedule can be shorter, by arithmetic alone; the search may prove more. */
  lowerBound: number
  /** The makespan is the least possible. */
  proven: boolean
}

export type ScheduleOptions = {
  /** How many random lists are tried, and then as many bred from the best; missing: 300. */
  lists?: number
  seed?: number
  /** Start weeks that may still be possible, such as those of a project with less capacity: never answered worse. */
  known?: Readonly<Record<string, number>>
  /** How many branches the exact search of a small project may look at; missing: 20,000; 0 leaves it out. */
  exactNodes?: number
}

/**
 * A short schedule of a project in whole weeks under its capacities, with a bound and the word whether it is the shortest.
 *
 * Seven priority rules serially and in parallel, forward-backward improvement, random lists, lists bred from the best, and
 * for up to 15 activities a search through all lists. The same project and seed give the same schedule.
 *
 * @returns an overload instead if an activity needs more in a week than its resource has in an ordinary one
 * @throws RangeError if predecessors are unknown or wait for each other in a circle
 * @source methods 4.2, errata A20; Hartmann 1998 for the lists that are bred
 */
export function scheduleProject(
  project: Project,
  options: ScheduleOptions = {},
): Schedule | ({ feasible: false } & Overload) {
  const overload = findOverload(project)
  if (overload) return { feasible: false, ...overload }

  const compiled = compileProject(project)
  const path = findCriticalPath(compiled)
  const lowerBound = boundWeeks(compiled, path)
  let best = startFrom(compiled, options.known)
  let shortest = best === null ? Number.POSITIVE_INFINITY : makespanOf(compiled, best)
  const parents: Parents = []
  const consider = (starts: Starts): void => {
    const weeks = makespanOf(compiled, starts)
    if (weeks > lowerBound) keepParent(parents, compiled, starts, weeks)
    if (weeks >= shortest) return
    best = starts
    shortest = weeks
  }

  for (const rule of PRIORITY_RULES) {
    if (shortest === lowerBound) break
    const priority = prioritise(compiled, path, rule)
    consider(improveSchedule(compiled, scheduleInOrder(compiled, listByPriority(compiled, priority))))
    consider(improveSchedule(compiled, scheduleByWeek(compiled, priority)))
  }
  const random = mulberry32(options.seed ?? 1)
  const lists = options.lists ?? USUAL_LISTS
  for (let drawn = 0; drawn < lists && shortest > lowerBound; drawn++) {
    consider(improveSchedule(compiled, scheduleInOrder(compiled, listAtRandom(compiled, path, random))))
  }
  for (let bred = 0; bred < lists && shortest > lowerBound; bred++) {
    consider(improveSchedule(compiled, scheduleInOrder(compiled, breedList(parents, random))))
  }
  let proven = shortest === lowerBound
  const nodeLimit = options.exactNodes ?? USUAL_EXACT_NODES
  if (best !== null && !proven && nodeLimit > 0 && compiled.ids.length <= MAX_EXACT_ACTIVITIES) {
    const exact = searchShortest(compiled, path, { known: best, nodeLimit })
    consider(exact.starts)
    proven = exact.proven
  }
  const starts = Object.fromEntries(compiled.ids.map((id, at) => [id, best?.[at] ?? 0]))
  return { feasible: true, makespan: shortest, starts, lowerBound, proven }
}

/** The known start weeks if they are complete and keep every rule of this project, pulled forward; else `null`. */
function startFrom(project: CompiledProject, known: ScheduleOptions['known']): Starts | null {
  if (known === undefined) return null
  const starts = project.ids.map((id) => known[id] ?? -1)
  const free = freshCapacity(project)
  for (const [activity, start] of starts.entries()) {
    if (start < 0 || start < readyWeek(project, starts, activity)) return null
    if (start + (project.weeks[activity] ?? 0) >= project.horizon) return null
    occupy(project, free, activity, start)
  }
  return free.some((weeks) => weeks.some((units) => units < 0)) ? null : improveSchedule(project, starts)
}
