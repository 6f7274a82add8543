import { setTimeout as sleep } from 'node:timers/promises'
import { type Canary, holdsCanary, leaksCanary, plantCanary, removeCanary } from '#db/queries/canary.server.ts'
import type { CanaryStep } from './canary-steps.ts'
import { runJob } from './job.server.ts'
import type { Services } from './services.server.ts'

const MINUTE_MS = 60_000
/** How long it may hold up the end; what is left then, the purge of expired workspaces deletes. */
const STOP_MS = 3_000

/** The log writes its code, which says what failed. */
class CanaryFault extends Error {
  override name = 'CanaryFault'
  code: CanaryStep
  constructor(step: CanaryStep, cause?: unknown) {
    super(step, { cause })
    this.code = step
  }
}

type Watching = Pick<Services, 'database' | 'log' | 'metrics' | 'tracing'>

/**
 * Does each minute what people do, and looks whether it came true: a workspace of its own, a saved answer, read again at once
 * and a minute later, invisible to another workspace, deleted.
 */
export function createCanary(services: Watching) {
  const { database, metrics } = services
  let last: Canary | null = null

  async function step<T>(name: CanaryStep, work: () => Promise<T>, isWell: (result: T) => boolean): Promise<T> {
    const result = await work().catch((error: unknown) => failed(name, error))
    return isWell(result) ? result : failed(name)
  }
  function failed(name: CanaryStep, cause?: unknown): never {
    metrics.canaryFailed(name)
    throw new CanaryFault(name, cause)
  }
  const isTrue = (result: boolean) => result

  async function look() {
    const before = last
    last = null
    if (before) {
      await step('kept', () => holdsCanary(database, before), isTrue)
      await step(
        'remove',
        () => removeCanary(database, before),
        () => true,
      )
    }
    const planted = await step(
      'write',
      () => plantCanary(database),
      (canary) => canary !== null,
    )
    if (planted === null) return
    await step('read', () => holdsCanary(database, planted), isTrue)
    await step(
      'apart',
      () => leaksCanary(database, planted),
      (leaks) => !leaks,
    )
    last = planted
  }

  return {
    /** Looks once; a failure is counted and stands in the log. */
    look: () => runJob(services, { name: 'canary', onFailure: 'the canary failed' }, look),
    /** Leaves nothing behind, if the database lets it. */
    async end() {
      if (last) await removeCanary(database, last).catch(() => {})
      last = null
    },
  }
}

/** Looks every minute from now on. */
export function startCanary(services: Watching) {
  const canary = createCanary(services)
  let looking: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    looking = looking.then(canary.look)
  }, MINUTE_MS)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await Promise.race([looking.then(canary.end), sleep(STOP_MS, undefined, { ref: false })])
    },
  }
}
