import type { Site } from './site.ts'
import type { Fault } from './under-fault.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** In turn, each from where the one before left the clock; together they lead back. */
const JUMPS_MS = [HOUR_MS, -2 * HOUR_MS, 3 * DAY_MS, -6 * DAY_MS, 400 * DAY_MS, -397 * DAY_MS + HOUR_MS]

/** Of a product whose clock jumps: what preloads the module that lets it. */
export const CLOCK_ENV = {
  NODE_OPTIONS: `--import ${new URL('./shifted-clock.mjs', import.meta.url).pathname}`,
  CLOCK_JUMPS: JUMPS_MS.join(),
}

/** The clock of the product's process jumps forwards and backwards; the database's does not. */
export const clockJump = (site: Site, times: number): Fault => ({
  name: 'clock of the product jumps by 1 h to 400 days',
  times,
  async inject() {
    process.kill(site.pid, 'SIGUSR2')
  },
})
