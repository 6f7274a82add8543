import type { Starts } from './generate-schedule.ts'
import { listByWeek } from './improve-schedule.ts'
import type { CompiledProject } from './project.ts'

/** More would dilute the good ones, fewer would soon all be alike. */
const KEPT = 20

/** A good schedule as a list for serial scheduling: activities by ascending start. */
type Parent = { weeks: number; list: number[] }

/** The shortest schedules that a search met, all different, the shortest first. */
export type Parents = Parent[]

/** Keeps a schedule of `weeks` weeks if it is among the shortest and another one than those kept. */
export function keepParent(parents: Parents, project: CompiledProject, starts: Starts, weeks: number): void {
  if (parents.length >= KEPT && weeks >= (parents.at(-1)?.weeks ?? 0)) return
  const list = [...listByWeek(project, starts)]
  if (parents.some((each) => each.weeks === weeks && each.list.every((activity, at) => activity === list[at]))) return
  const at = parents.findIndex((each) => each.weeks > weeks)
  parents.splice(at < 0 ? parents.length : at, 0, { weeks, list })
  if (parents.length > KEPT) parents.pop()
}

/**
 * A list with the order of one parent at its beginning and end and that of another one between; both are drawn.
 *
 * Every activity stays behind all that it waits for, as it does in both parents.
 *
 * @param parents one or more
 * @source Hartmann 1998, two-point crossover of activity lists
 */
export function breedList(parents: Parents, random: () => number): number[] {
  const draw = () => parents[Math.floor(random() * parents.length)]?.list ?? []
  const [outer, inner] = [draw(), draw()]
  const cuts = [outer, outer].map(({ length }) => Math.floor(random() * (length + 1)))
  const taken = new Set(outer.slice(0, Math.min(...cuts)))
  for (const activity of inner) {
    if (taken.size >= Math.max(...cuts)) break
    taken.add(activity)
  }
  for (const activity of outer) taken.add(activity)
  return [...taken]
}
