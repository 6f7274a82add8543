import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { readBrokenDirectives } from '#app/core/access/read-broken-directives.ts'
import type { Services } from './services.server.ts'

/** Where browsers say what the policy of a page kept from running. */
export const REPORTS_PATH = '/policy-reports'

/** The largest report that is read, in bytes. */
const LARGEST = 16 * 1024
/** Anybody can send reports: so many a minute are written down, the others are only counted. */
const NOTED_A_MINUTE = 10

/** Goes before `takePolicyReports`. */
export const limitReports: MiddlewareHandler = bodyLimit({ maxSize: LARGEST, onError: (c) => c.body(null, 413) })

/**
 * Takes reports of broken content policies: each is counted, a few a minute stand in the log. Only the name of the
 * directive is kept: the rest can hold addresses with ids, and was written by whoever sent it.
 *
 * @returns a handler for POST at `REPORTS_PATH`; it answers 204 to any report, 400 to anything else
 */
export function takePolicyReports({ log, metrics, now }: Pick<Services, 'log' | 'metrics' | 'now'>): MiddlewareHandler {
  let minute = 0
  let noted = 0
  const note = (directive: string) => {
    const current = Math.floor(now().getTime() / 60_000)
    if (current !== minute) [minute, noted] = [current, 0]
    noted += 1
    metrics.policyBroken()
    if (noted <= NOTED_A_MINUTE) log.warn({ event: 'policy broken', directive }, 'security')
  }
  return async (c) => {
    const reports = readBrokenDirectives(await c.req.text())
    for (const directive of reports ?? []) note(directive)
    return c.body(null, reports === null ? 400 : 204)
  }
}
