import { shown } from '../quantile.ts'
import type { Table } from '../table.ts'
import { answeredAndRefused, wellFrom } from './figures.ts'
import { runJob } from './run-job.ts'
import type { Site } from './site.ts'
import { compareStored } from './stored.ts'

const AT_ONCE = 64
const PHASE_SECONDS = 10
const FLOOD_SECONDS = 20
const TIMES = 5
/** Slower than this, a process is not well again. */
const WELL_MS = 300

/** What one process can do, then half of it, five times as much whatever the answers take, and half of it again. */
export async function overload(site: Site): Promise<Table> {
  const app = await site.start()
  const { people, questions, sections } = site
  const common = { kind: 'flood', origin: app.url, people, questions, sections } as const
  const flatOut = { atOnce: AT_ONCE, seconds: PHASE_SECONDS }
  const first = await runJob({ ...common, pace: flatOut })
  const full = await runJob({ ...common, pace: flatOut, versions: first.versions })
  const capacity = full.asked.length / PHASE_SECONDS
  const half = { perSecond: capacity / 2, seconds: PHASE_SECONDS }
  const over = { perSecond: TIMES * capacity, seconds: FLOOD_SECONDS }
  const { asked, versions } = await runJob({ ...common, pace: { phases: [half, over, half] }, versions: full.versions })
  await app.stop()
  const begin = 1_000 * PHASE_SECONDS
  const end = begin + 1_000 * FLOOD_SECONDS
  const flooded = asked.filter(({ at }) => at >= begin && at < end)
  const after = asked.filter(({ at }) => at >= end)
  const refused = flooded.filter(({ status }) => status === 503)
  const { lost, untold } = await compareStored(site, versions)
  return {
    title: 'More than one process can do',
    rows: [
      { phase: 'as much as it can', ...answeredAndRefused(full.asked, PHASE_SECONDS) },
      {
        phase: 'half of that',
        ...answeredAndRefused(
          asked.filter(({ at }) => at < begin),
          PHASE_SECONDS,
        ),
      },
      { phase: `${TIMES} times as much`, ...answeredAndRefused(flooded, FLOOD_SECONDS) },
      { phase: 'half again', ...answeredAndRefused(after, PHASE_SECONDS) },
    ],
    says:
      `At ${TIMES} times its capacity one process refuses ${refused.length} of ${flooded.length} requests with 503, ` +
      `${refused.filter(({ hasWait }) => !hasWait).length} of them without Retry-After, goes on answering ` +
      `${shown((flooded.length - refused.length) / FLOOD_SECONDS)} a second, and ` +
      `${shown(Math.max(0, wellFrom(after, WELL_MS) - end) / 1_000)} s after the flood everything is answered within ${WELL_MS} ms again; ` +
      `${lost} confirmed saves are lost, ${untold} stored without a word.`,
  }
}
