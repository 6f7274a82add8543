import type { Services } from '#app/server/services.server.ts'
import { askForMissing } from './ask-for-missing.server.ts'
import { watchGuardrails } from './watch-guardrails.server.ts'

const HOUR_MS = 3_600_000

export type Watching = Pick<Services, 'database' | 'log' | 'mailing' | 'now' | 'origin' | 'seal'>

/** Looks at all running pilots every hour, and mails once of each broken guardrail and of each period without figures. */
export function startPilotWatch(services: Watching) {
  const timer = setInterval(() => {
    run(watchGuardrails, 'guardrails will be looked at again')
    run(askForMissing, 'missing figures will be looked for again')
  }, HOUR_MS)
  timer.unref()

  function run(look: (services: Watching) => Promise<void>, onFailure: string) {
    look(services).catch((error: unknown) => services.log.warn({ err: error }, onFailure))
  }

  return { stop: () => clearInterval(timer) }
}
