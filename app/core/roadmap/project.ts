import { compareIds } from './effort-problem.ts'

/** Capacity by week: `weeks[w]` in week w, `base` in every week after the list. */
export type Calendar = { base: number; weeks: readonly number[] }

export type Activity = {
  id: string
  /** Whole weeks, 0 or more. */
  weeks: number
  /** Units a week by resource, in each of its weeks; rounded up to halves. */
  demand: Readonly<Record<string, number>>
  /** Ids that must end before. */
  after: readonly string[]
  /** First week in which it may start; missing: 0. */
  earliest?: number
}

export type Project = {
  /** Units a week; a plain number holds in every week. */
  capacities: Readonly<Record<string, number | Calendar>>
  activities: readonly Activity[]
}

/** An activity that can never run: its demand is above what the resource has in an ordinary week. */
export type Overload = { activity: string; resource: string; needed: number; capacity: number }

/** The project in half-units and indexes; activities by ascending id. */
export type CompiledProject = {
  ids: string[]
  weeks: number[]
  earliest: number[]
  /** Only what is needed: resource index and half-units a week. */
  demands: { resource: number; units: number }[][]
  before: number[][]
  next: number[][]
  /** Position in an order in which every activity stands after all it waits for. */
  rank: number[]
  order: number[]
  /** Half-units by resource and week; `weeks` long enough for everything one after the other. */
  capacity: Int32Array[]
  /** Work space of the same shape, written anew by every schedule. */
  room: Int32Array[]
  /** Work space for one list of the activities. */
  list: Int32Array
  horizon: number
  /** From this week on all capacities stay the same and nothing waits for its first week. */
  steadyFrom: number
}

/**
 * Checks a project and turns it into indexes.
 *
 * @throws RangeError if a predecessor or resource is unknown, an id occurs twice, the activities wait for each other in a
 *   circle, or an activity needs more than its resource ever has (use `findOverload` first)
 */
export function compileProject(project: Project): CompiledProject {
  const activities = project.activities.toSorted((a, b) => compareIds(a.id, b.id))
  const index = new Map(activities.map(({ id }, at) => [id, at] as const))
  if (index.size < activities.length) throw new RangeError('Two activities have the same id.')
  const overload = findOverload(project)
  if (overload) throw new RangeError(`${overload.activity} needs more of ${overload.resource} than there is.`)

  const before = activities.map(({ id, after }) => [...new Set(after)].map((each) => find(index, each, id)))
  const next = activities.map((): number[] => [])
  for (const [at, list] of before.entries()) for (const each of list) next[each]?.push(at)
  const order = sortByNeed(before, activities)

  const names = Object.keys(project.capacities).sort(compareIds)
  const calendars = names.map((name) => asCalendar(project.capacities[name] ?? 0))
  const weeks = activities.map((activity) => activity.weeks)
  const earliest = activities.map((activity) => activity.earliest ?? 0)
  const steadyFrom = Math.max(0, ...calendars.map((calendar) => calendar.weeks.length), ...earliest)
  const horizon = steadyFrom + weeks.reduce((sum, each) => sum + each, 0) + 1
  return {
    ids: activities.map(({ id }) => id),
    weeks,
    earliest,
    demands: activities.map(({ demand }) => demandsOf(demand, names)),
    before,
    next,
    rank: order.map((_, at) => order.indexOf(at)),
    order,
    capacity: calendars.map(({ base, weeks: list }) =>
      Int32Array.from({ length: horizon }, (_, week) => Math.floor(2 * (list[week] ?? base) + 1e-9)),
    ),
    room: calendars.map(() => new Int32Array(horizon)),
    list: new Int32Array(activities.length),
    horizon,
    steadyFrom,
  }
}

/** The first activity, by id, that no ordinary week can hold, or `null`. */
export function findOverload(project: Project): Overload | null {
  for (const { id, weeks, demand } of project.activities.toSorted((a, b) => compareIds(a.id, b.id))) {
    if (weeks === 0) continue
    for (const resource of Object.keys(demand).sort(compareIds)) {
      const needed = demand[resource] ?? 0
      const capacity = asCalendar(project.capacities[resource] ?? 0).base
      if (halves(needed) > Math.floor(2 * capacity + 1e-9)) return { activity: id, resource, needed, capacity }
    }
  }
  return null
}

function asCalendar(capacity: number | Calendar): Calendar {
  return typeof capacity === 'number' ? { base: capacity, weeks: [] } : capacity
}

function halves(units: number): number {
  return Math.ceil(2 * units - 1e-9)
}

function find(index: ReadonlyMap<string, number>, id: string, waiting: string): number {
  const at = index.get(id)
  if (at === undefined) throw new RangeError(`${waiting} waits for ${id}, which is not there.`)
  return at
}

function demandsOf(demand: Readonly<Record<string, number>>, names: readonly string[]) {
  const needed = Object.entries(demand).filter(([, units]) => units > 0)
  return needed.map(([name, units]) => ({ resource: names.indexOf(name), units: halves(units) }))
}

/** Depth-first, ids ascending, so the order is one and the same for the same project. */
function sortByNeed(before: readonly number[][], activities: readonly Activity[]): number[] {
  const order: number[] = []
  const state = new Uint8Array(before.length)
  const visit = (at: number): void => {
    if (state[at] === 2) return
    if (state[at] === 1) throw new RangeError(`Activities wait for each other in a circle at ${activities[at]?.id}.`)
    state[at] = 1
    for (const each of before[at] ?? []) visit(each)
    state[at] = 2
    order.push(at)
  }
  for (const at of before.keys()) visit(at)
  return order
}
