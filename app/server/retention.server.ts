import { replayErasures } from '#db/queries/erasure.server.ts'
import { purgeExpired } from '#db/queries/expiry.server.ts'
import { runJob } from './job.server.ts'
import type { Services } from './services.server.ts'

const HOUR_MS = 3_600_000

/** Deletes what its time has run out for, and again what was erased and came back with an older copy, at start and every hour. Several processes may do it at once: each row goes once. */
export function startRetention(services: Pick<Services, 'database' | 'log' | 'metrics' | 'tracing'>) {
  const { database, log } = services
  const timer = setInterval(run, HOUR_MS)
  timer.unref()
  run()

  function run() {
    void runJob(services, { name: 'retention', onFailure: 'retention will be tried again' }, async () => {
      const purged = await purgeExpired(database)
      const again = await replayErasures(database)
      if (again.people + again.workspaces > 0) log.warn({ event: 'erased again', ...again }, 'retention')
      if (purged.length > 0) log.info({ event: 'expired work deleted', count: purged.length }, 'retention')
    })
  }

  return { stop: () => clearInterval(timer) }
}
