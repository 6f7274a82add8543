import { startReminders } from './answering/remind.server.ts'
import { startMoving } from './files/move-files.server.ts'
import { startPilotWatch } from './pilots/watch-pilots.server.ts'
import { startRetention } from './retention.server.ts'
import type { Services } from './services.server.ts'

/** Everything that is done by the clock, beside sending mail. @param files `null`: there is no object storage */
export function startJobs(services: Services, files: Parameters<typeof startMoving>[1] | null) {
  const jobs = [startRetention(services), startPilotWatch(services), startReminders(services)]
  if (files !== null) jobs.push(startMoving(services, files))
  return {
    stop() {
      for (const job of jobs) job.stop()
    },
  }
}
