import jStat from 'jstat'
import { compareAtEnd, compareWeekly, type Question } from '#app/core/pilots/compare.ts'
import { hodgesLehmann } from '#app/core/pilots/hodges-lehmann.ts'
import { randomNormal } from '#app/core/pilots/random-normal.ts'
import { findSignals } from '#app/core/pilots/signals.ts'
import { INDEPENDENT, welchInterval } from '#app/core/pilots/student-interval.ts'
import { xmrLimits } from '#app/core/pilots/xmr-limits.ts'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import { ratio, spread } from './quantile.ts'
import type { Table } from './table.ts'

const PILOTS = 5_000
const WARMING = 1_000
const ALPHA = 0.05
const SEED = 7
/** Further apart than this, two intervals are not the same. */
const CLOSE = 1e-6

type Pilot = { before: number[]; after: number[] }
type Way = { what: string; work(pilot: Pilot): unknown }

/** What one KPI of one pilot takes, twelve weeks before and eight in it; the plain interval also by a library of statistics. */
export function timeDecisions(): Table {
  const normal = randomNormal(mulberry32(SEED))
  const draw = (n: number) => Array.from({ length: n }, () => 50 + 2 * normal())
  const pilots = Array.from({ length: PILOTS }, (): Pilot => ({ before: draw(12), after: draw(8) }))
  for (const pilot of pilots.slice(0, WARMING)) proveAlike(pilot)
  const ways: Way[] = [
    { what: 'Welch interval, Preflight', work: ours },
    { what: 'Welch interval, jstat', work: byJstat },
    {
      what: 'what the product decides by in the end, autocorrelation counted',
      work: (one) => compareAtEnd(asked(one), ALPHA),
    },
    {
      what: 'what it shows in a week before that',
      work: (one) => compareWeekly(asked(one), { alpha: 0.01, periods: 8, cases: 1_600 }),
    },
    { what: 'ranks (Hodges-Lehmann)', work: ({ before, after }) => hodgesLehmann(before, after, ALPHA) },
    { what: 'chart: limits and signals', work: chart },
  ]
  const taken = ways.map(({ work }) => timeAll(work, pilots))
  const [own = [], jstat = [], end = []] = taken
  return {
    title: `One KPI of one pilot, ${PILOTS.toLocaleString('en')} pilots`,
    rows: ways.map(({ what }, at) => ({
      what,
      ...spread(taken[at] ?? [], 'µs'),
      'times ours': ratio(taken[at] ?? [], own),
    })),
    says: `The same interval takes jstat ${ratio(jstat, own)} times as long as us; what the product decides by takes ${ratio(end, own)} times a plain interval.`,
  }
}

const ours = ({ before, after }: Pilot) => welchInterval(before, after, { alpha: ALPHA, correlation: INDEPENDENT })

function byJstat({ before, after }: Pilot): { lower: number; upper: number } {
  const [first, second] = [jStat.variance(before, true) / before.length, jStat.variance(after, true) / after.length]
  const degrees = (first + second) ** 2 / (first ** 2 / (before.length - 1) + second ** 2 / (after.length - 1))
  const reach = jStat.studentt.inv(1 - ALPHA / 2, degrees) * Math.sqrt(first + second)
  const estimate = jStat.mean(after) - jStat.mean(before)
  return { lower: estimate - reach, upper: estimate + reach }
}

/** @throws Error where the library gives another interval: then it would be other work */
function proveAlike(pilot: Pilot): void {
  const [own, other] = [ours(pilot), byJstat(pilot)]
  if (Math.abs(own.lower - other.lower) > CLOSE || Math.abs(own.upper - other.upper) > CLOSE)
    throw new Error(`We say ${own.lower} to ${own.upper}, jstat ${other.lower} to ${other.upper}.`)
}

const asked = ({ before, after }: Pilot): Question => ({
  design: 'before-after',
  kind: 'continuous',
  arms: { before, after, controlBefore: [], controlAfter: [], counts: null },
})

function chart({ before, after }: Pilot): unknown {
  const limits = xmrLimits(before)
  return limits && findSignals(after, limits, 'wheeler')
}

function timeAll(work: Way['work'], pilots: readonly Pilot[]): number[] {
  for (const pilot of pilots.slice(0, WARMING)) work(pilot)
  return pilots.map((pilot) => {
    const started = performance.now()
    work(pilot)
    return 1_000 * (performance.now() - started)
  })
}
