import type { Table } from '../table.ts'
import { byKind, memoryOf } from './figures.ts'
import { runJob } from './run-job.ts'
import type { Site } from './site.ts'
import { compareStored } from './stored.ts'

/** A person answers every 11 seconds in the middle: 300 of them 27 times a second. */
const PAUSE_SECONDS: [number, number] = [2, 20]
const REPORT_SECONDS = 6

/** People who answer for some minutes, with pages, results and reports in between, on a process that was just started. */
export async function peopleAnswer(site: Site, minutes: number): Promise<Table[]> {
  const app = await site.start()
  const { people, questions, sections } = site
  const seconds = 60 * minutes
  const common = { origin: app.url, people, questions, sections, seconds }
  const job = {
    kind: 'people',
    pauseSeconds: PAUSE_SECONDS,
    reportSeconds: REPORT_SECONDS,
    seed: 1,
    ...common,
  } as const
  const { asked, versions } = await runJob(job)
  await app.stop()
  const rows = byKind(asked, seconds)
  const memory = memoryOf(app.memory)
  const stored = await compareStored(site, versions)
  const [save] = rows
  const wrong = asked.filter(({ status }) => status !== 200).length
  return [
    {
      title: `${people.length} people answer at once for ${minutes} minutes`,
      rows,
      says:
        `Each answers every ${PAUSE_SECONDS[0]} to ${PAUSE_SECONDS[1]} seconds, and a report is drawn anew every ${REPORT_SECONDS}: ` +
        `${wrong} errors, saves with p99 ${save?.['p99 ms']} ms; of ${stored.confirmed} confirmed saves ${stored.lost} are lost and ${stored.untold} stored without a word.`,
    },
    {
      title: 'Memory of the process that answers them',
      rows: [memory],
      says: `Resident memory goes from ${memory['first third MB']} to ${memory['last third MB']} MB between the first and the last third.`,
    },
  ]
}
