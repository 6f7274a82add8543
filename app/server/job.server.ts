import type { Services } from './services.server.ts'

/** What the clock does, by the name that operators watch it by. */
export const JOBS = ['retention', 'guardrails', 'missing figures', 'reminders', 'files', 'canary'] as const

type Job = {
  name: (typeof JOBS)[number]
  /** What the log says where it fails. */
  onFailure: string
}

/** Runs something by the clock once: followed, counted, and never thrown out of, because it comes again. */
export async function runJob(
  { log, metrics, tracing }: Pick<Services, 'log' | 'metrics' | 'tracing'>,
  { name, onFailure }: Job,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await tracing.job(name, null, work)
    metrics.worked(name, true)
  } catch (error) {
    metrics.worked(name, false)
    log.warn({ err: error, job: name }, onFailure)
  }
}
