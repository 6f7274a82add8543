import * as z from 'zod'
import { firstFault } from './parse-people.ts'
import type { Activity, Project } from './project.ts'

const MOST_ACTIVITIES = 500
const Units = z.record(z.string(), z.number().min(0).max(1e6))

/** The shape of `project.json`. */
const ProjectFile = z.strictObject({
  capacities: Units,
  activities: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(100),
        weeks: z.int().min(0).max(520),
        demand: Units.default({}),
        after: z.array(z.string()).default([]),
      }),
    )
    .max(MOST_ACTIVITIES),
})

export type ParsedProject = { ok: true; project: Project } | { ok: false; error: { field: string; message: string } }

/** Reads a project from JSON and checks that it can be scheduled, capacity aside. */
export function parseProject(json: unknown): ParsedProject {
  const parsed = ProjectFile.safeParse(json)
  if (!parsed.success) return { ok: false, error: firstFault(parsed.error, 'project.json') }
  const project: Project = parsed.data
  const error = findNamingFault(project) ?? findCircle(project.activities)
  return error ? { ok: false, error } : { ok: true, project }
}

function findNamingFault({ capacities, activities }: Project): { field: string; message: string } | null {
  const ids = new Set<string>()
  for (const [at, { id }] of activities.entries()) {
    if (ids.has(id)) return { field: `activities.${at}.id`, message: `Two activities have the id ${id}.` }
    ids.add(id)
  }
  for (const [at, { id, after, demand }] of activities.entries()) {
    const unknown = after.find((each) => !ids.has(each))
    if (unknown !== undefined)
      return { field: `activities.${at}.after`, message: `${id} waits for ${unknown}, which is not there.` }
    const resource = Object.keys(demand).find((name) => !Object.hasOwn(capacities, name))
    if (resource !== undefined)
      return { field: `activities.${at}.demand`, message: `${id} needs ${resource}, which has no capacity.` }
  }
  return null
}

/** Takes away what waits for nothing, again and again; what is left waits in a circle. */
function findCircle(activities: readonly Activity[]): { field: string; message: string } | null {
  let left = [...activities]
  let before = left.length + 1
  while (left.length > 0 && left.length < before) {
    before = left.length
    const ids = new Set(left.map(({ id }) => id))
    left = left.filter(({ after }) => after.some((id) => ids.has(id)))
  }
  if (left.length === 0) return null
  const names = left.map(({ id }) => id).join(', ')
  return { field: 'activities', message: `Activities wait for each other in a circle: see ${names}.` }
}
