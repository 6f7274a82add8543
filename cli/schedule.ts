import { parseArgs } from 'node:util'
import { parseProject } from '#app/core/roadmap/parse-project.ts'
import { scheduleProject } from '#app/core/roadmap/schedule.ts'
import { refuse, showUsage } from './exit.ts'
import { readJsonInput } from './json-input.ts'
import { formatJson } from './json-output.ts'

const USAGE = `Usage: npm run -s preflight -- schedule --in project.json

Finds a short schedule in whole weeks and prints {makespan, starts, lowerBound, proven} as JSON; weeks count from 0.
--in - reads standard input. Example of project.json, demand in days a week:

{
  "capacities": {"data": 5, "it": 3},
  "activities": [
    {"id": "A", "weeks": 2, "demand": {"data": 3}, "after": []},
    {"id": "B", "weeks": 3, "demand": {"data": 2.5, "it": 1}, "after": ["A"]}
  ]
}
`
/** Nobody waits for a page here, so the search may take a second or two. */
const PATIENCE = { lists: 1000, exactNodes: 400_000 }

/**
 * `schedule --in file|-`: a schedule of a project on standard output.
 *
 * @returns the exit code: 0 scheduled, 1 bad input (JSON with field and message on standard error), 2 wrong usage
 */
export async function scheduleCommand(args: string[]): Promise<number> {
  const path = readArgs(args)
  if (path === 'help' || path === null) return showUsage(path, USAGE)
  const input = await readJsonInput(path.in)
  if (!input.ok) return refuse(input.error)
  const parsed = parseProject(input.json)
  if (!parsed.ok) return refuse(parsed.error)
  const schedule = scheduleProject(parsed.project, PATIENCE)
  if (!schedule.feasible) {
    const { activity, resource, needed, capacity } = schedule
    return refuse({
      field: `capacities.${resource}`,
      message: `${activity} needs ${needed} of ${resource} a week; there are ${capacity}.`,
    })
  }
  const { makespan, starts, lowerBound, proven } = schedule
  process.stdout.write(formatJson({ makespan, starts, lowerBound, proven }))
  return 0
}

function readArgs(args: string[]): { in: string } | 'help' | null {
  try {
    const { values } = parseArgs({ args, options: { in: { type: 'string' }, help: { type: 'boolean' } } })
    if (values.help) return 'help'
    return values.in === undefined ? null : { in: values.in }
  } catch {
    return null
  }
}
