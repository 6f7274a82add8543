import type { Activity, Project } from './project.ts'

/**
 * Reads a single-mode project in the PSPLIB `.sm` format.
 *
 * Activities are named by their job number, resources R1, R2 and so on.
 *
 * @throws RangeError if a section is missing or a job has more than one mode
 * @source Kolisch and Sprecher 1997, PSPLIB, file format
 */
export function parsePsplib(text: string): Project {
  const lines = text.split(/\r?\n/)
  const after = successorsFirst(sectionOf(lines, 'PRECEDENCE RELATIONS'))
  const [available = []] = sectionOf(lines, 'RESOURCEAVAILABILITIES')
  const activities = sectionOf(lines, 'REQUESTS/DURATIONS').map(([job = 0, mode, weeks = 0, ...units]): Activity => {
    if (mode !== 1) throw new RangeError(`Job ${job} has more than one mode.`)
    const demand = Object.fromEntries(units.map((each, at) => [`R${at + 1}`, each]))
    return { id: String(job), weeks, demand, after: after.get(job) ?? [] }
  })
  const capacities = Object.fromEntries(available.map((units, at) => [`R${at + 1}`, units]))
  return { capacities, activities }
}

/** The rows of whole numbers below a heading, up to the next row of stars. */
function sectionOf(lines: readonly string[], heading: string): number[][] {
  const from = lines.findIndex((line) => line.startsWith(heading))
  if (from < 0) throw new RangeError(`The section ${heading} is missing.`)
  const to = lines.findIndex((line, at) => at > from && line.startsWith('****'))
  const rows = lines.slice(from + 1, to < 0 ? undefined : to).filter((line) => /^\s*\d[\d\s]*$/.test(line))
  return rows.map((line) => line.trim().split(/\s+/).map(Number))
}

/** PSPLIB lists successors; a project lists what to wait for. */
function successorsFirst(rows: readonly number[][]): Map<number, string[]> {
  const after = new Map<number, string[]>()
  for (const [job = 0, , , ...successors] of rows) {
    for (const next of successors) after.set(next, [...(after.get(next) ?? []), String(job)])
  }
  return after
}
