import type { Activity, Project } from '#app/core/roadmap/project.ts'

/** "G6(2,1,1)<C,E,F" with demands for data, it and business. */
export function anActivity(text: string): Activity {
  const [, id = '', weeks, data, it, business, after] = /^([A-Z])(\d)\((\d),(\d),(\d)\)<?(.*)$/.exec(text) ?? []
  const demand = { data: Number(data), it: Number(it), business: Number(business) }
  return { id, weeks: Number(weeks), demand, after: after ? after.split(',') : [] }
}

/** The eight activities of methods 4.2. */
export const eightActivities: Project = {
  capacities: { data: 5, it: 3, business: 2 },
  activities: [
    'A2(3,0,1)',
    'B3(0,2,0)',
    'C3(3,0,1)<A',
    'D2(0,0,2)',
    'E1(1,1,1)<D',
    'F4(2,2,0)<A,B',
    'G6(2,1,1)<C,E,F',
    'H1(0,0,2)<G',
  ].map(anActivity),
}

type Size = { activities: number; resources?: number; zero?: boolean; calendar?: boolean }

export function randomProject(
  random: () => number,
  { activities, resources = 2, zero = true, calendar = false }: Size,
): Project {
  const whole = (count: number) => Math.floor(random() * count)
  const names = Array.from({ length: resources }, (_, at) => `r${at}`)
  const capacities = Object.fromEntries(
    names.map((name) => {
      const base = 3 + whole(3)
      return [name, calendar ? { base, weeks: Array.from({ length: 8 }, () => whole(base + 1)) } : base]
    }),
  )
  return {
    capacities,
    activities: Array.from({ length: activities }, (_, at) => ({
      id: `a${String(at).padStart(2, '0')}`,
      weeks: zero ? whole(5) : 1 + whole(4),
      demand: Object.fromEntries(names.map((name) => [name, whole(4)])),
      after: Array.from({ length: at }, (_, before) => `a${String(before).padStart(2, '0')}`).filter(
        () => random() < 1.5 / activities,
      ),
    })),
  }
}

/** What is wrong with these start weeks, in words; empty if nothing is. */
export function faultsOf(project: Project, starts: Readonly<Record<string, number>>): string[] {
  const faults: string[] = []
  const at = (id: string) => starts[id] ?? Number.NaN
  for (const { id, after, earliest = 0 } of project.activities) {
    if (!(at(id) >= earliest)) faults.push(`${id} starts too early`)
    for (const before of after) {
      const weeks = project.activities.find((each) => each.id === before)?.weeks ?? 0
      if (!(at(id) >= at(before) + weeks)) faults.push(`${id} does not wait for ${before}`)
    }
  }
  const end = endOf(project, starts)
  for (const [name, capacity] of Object.entries(project.capacities)) {
    for (let week = 0; week < end; week++) {
      const running = project.activities.filter(({ id, weeks }) => at(id) <= week && week < at(id) + weeks)
      const used = running.reduce((sum, { demand }) => sum + (demand[name] ?? 0), 0)
      const has = typeof capacity === 'number' ? capacity : (capacity.weeks[week] ?? capacity.base)
      if (used > has) faults.push(`${name} has ${has} in week ${week}, not ${used}`)
    }
  }
  return faults
}

export function endOf(project: Project, starts: Readonly<Record<string, number>>): number {
  return Math.max(0, ...project.activities.map(({ id, weeks }) => (starts[id] ?? 0) + weeks))
}

/** The shortest end over all orders, each activity placed at the first week that breaks no rule; up to about seven activities. */
export function shortestByBruteForce(project: Project): number {
  let best = Number.POSITIVE_INFINITY
  const place = (starts: Record<string, number>): void => {
    const open = project.activities.filter(({ id, after }) => !(id in starts) && after.every((each) => each in starts))
    if (open.length === 0) best = Math.min(best, endOf(project, starts))
    for (const activity of open) {
      const placed = project.activities.filter(({ id }) => id in starts || id === activity.id)
      const part = { ...project, activities: placed }
      let week = 0
      while (faultsOf(part, { ...starts, [activity.id]: week }).length > 0) week += 1
      place({ ...starts, [activity.id]: week })
    }
  }
  place({})
  return best
}
