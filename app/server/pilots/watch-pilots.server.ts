import { runJob } from '#app/server/job.server.ts'
import type { Services } from '#app/server/services.server.ts'
import { askForMissing } from './ask-for-missing.server.ts'
import { watchGuardrails } from './watch-guardrails.server.ts'

const HOUR_MS = 3_600_000

export type Watching = Pick<Services, 'database' | 'log' | 'mailing' | 'now' | 'origin' | 'seal'>

/** Looks at all running pilots every hour, and mails once of each broken guardrail and of each period without figures. */
export function startPilotWatch(services: Watching & Pick<Services, 'metrics' | 'tracing'>) {
  const guardrails = { name: 'guardrails', onFailure: 'guardrails will be looked at again' } as const
  const missing = { name: 'missing figures', onFailure: 'missing figures will be looked for again' } as const
  const timer = setInterval(() => {
    void runJob(services, guardrails, () => watchGuardrails(services))
    void runJob(services, missing, () => askForMissing(services))
  }, HOUR_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
