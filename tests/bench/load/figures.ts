import { quantile, shown } from '../quantile.ts'
import type { Asked } from './jobs.ts'

const KINDS = ['save', 'page', 'results', 'report'] as const

/** What is right for each; a refusal in time is none of it. */
const isRight = ({ status }: Asked) => status === 200

/** A row for each kind of request. @param seconds that they were sent over */
export const byKind = (asked: readonly Asked[], seconds: number) =>
  KINDS.flatMap((what) => {
    const some = asked.filter((one) => one.what === what)
    return some.length === 0 ? [] : [{ what, ...figuresOf(some, seconds) }]
  })

/** How many came, how many went wrong, and how long it took from the moment when each was meant to be sent. */
function figuresOf(asked: readonly Asked[], seconds: number) {
  return {
    asked: asked.length,
    'a second': shown(asked.length / seconds),
    errors: asked.filter((one) => !isRight(one)).length,
    'which errors': statusesOf(asked.filter((one) => !isRight(one))),
    'p50 ms': at(asked, 'ms', 0.5),
    'p95 ms': at(asked, 'ms', 0.95),
    'p99 ms': at(asked, 'ms', 0.99),
    'max ms': at(asked, 'ms', 1),
    'of that sent late, p99 ms': at(asked, 'late', 0.99),
  }
}

/** Of one figure of each; `undefined`: there is none. */
const at = (asked: readonly Asked[], figure: 'ms' | 'late', share: number) =>
  asked.length === 0
    ? undefined
    : shown(
        quantile(
          asked.map((one) => one[figure]),
          share,
        ),
      )

/** Such as `503: 2`; 0 is no answer at all. `undefined`: there was none. */
function statusesOf(failed: readonly Asked[]): string | undefined {
  const counts = [...Map.groupBy(failed, ({ status }) => status)].map(([status, some]) => `${status}: ${some.length}`)
  return counts.length === 0 ? undefined : counts.join(', ')
}

/**
 * Resident memory over time: level of the first and the last third, and the slope of the straight line through all but the
 * first tenth (least squares).
 */
export function memoryOf(megabytes: readonly number[]) {
  const third = Math.ceil(megabytes.length / 3)
  const settled = megabytes.slice(Math.ceil(megabytes.length / 10))
  return {
    'first third MB': shown(mean(megabytes.slice(0, third))),
    'last third MB': shown(mean(megabytes.slice(-third))),
    'most MB': shown(Math.max(...megabytes)),
    'slope MB/min': shown(60 * slope(settled)),
  }
}

const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length

/** By step. */
function slope(values: readonly number[]): number {
  const [middle, level] = [(values.length - 1) / 2, mean(values)]
  const upper = values.reduce((sum, one, at) => sum + (at - middle) * (one - level), 0)
  const lower = values.reduce((sum, _, at) => sum + (at - middle) ** 2, 0)
  return lower === 0 ? 0 : upper / lower
}

/** ms from the beginning after which nothing went wrong and nothing took longer; 0: nothing ever did. */
export function wellFrom(asked: readonly Asked[], longestMs: number): number {
  const bad = asked.filter((one) => !isRight(one) || one.ms > longestMs)
  return bad.reduce((last, one) => Math.max(last, one.at + one.ms), 0)
}

/** The same where refusals belong to it: times of what was answered, and of refusals apart. */
export function answeredAndRefused(asked: readonly Asked[], seconds: number) {
  const answered = asked.filter(({ status }) => status === 200)
  const refused = asked.filter(({ status }) => status === 503)
  return {
    sent: asked.length,
    'sent late p99 ms': at(asked, 'late', 0.99),
    answered: answered.length,
    'a second': shown(answered.length / seconds),
    'p50 ms': at(answered, 'ms', 0.5),
    'p99 ms': at(answered, 'ms', 0.99),
    refused: refused.length,
    'refused p99 ms': at(refused, 'ms', 0.99),
    otherwise: asked.length - answered.length - refused.length,
  }
}
