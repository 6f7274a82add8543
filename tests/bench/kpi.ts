import { MOST_AUTOCORRELATION } from '#app/core/pilots/autocorrelation.ts'
import { compareAtEnd, compareWeekly, type Question } from '#app/core/pilots/compare.ts'
import { hodgesLehmann } from '#app/core/pilots/hodges-lehmann.ts'
import type { Interval } from '#app/core/pilots/interval.ts'
import { noiseOfCases, type PilotPlan } from '#app/core/pilots/pilot-plan.ts'
import { type Count, newcombeInterval, wilsonInterval } from '#app/core/pilots/proportion-interval.ts'
import { randomNormal } from '#app/core/pilots/random-normal.ts'
import { findSignals, type RulePreset } from '#app/core/pilots/signals.ts'
import { simulatePilots } from '#app/core/pilots/simulate-pilots.ts'
import { differenceInDifferences, INDEPENDENT, meanInterval, welchInterval } from '#app/core/pilots/student-interval.ts'
import { type XmrLimits, xmrLimits } from '#app/core/pilots/xmr-limits.ts'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import { timeDecisions } from './kpi-times.ts'
import { shown } from './quantile.ts'
import type { Table } from './table.ts'

const SEED = 20_261_122

export const packages = ['jstat']
export const aim =
  'Intervals hold the truth, charts signal and gates open as often as the method says; who looks every week is wrong at most once in twenty pilots.'

/** A share that was counted beside the figure of the specification. */
type Row = { what: string; share: number; specified: number | string; ratio: number | string }
type Series = readonly number[]
/** Draws a series of standard normal values in which each remembers the one before. */
type Draw = (n: number, phi?: number) => number[]

/**
 * How often the statistics of pilots are right, each beside the figure of the specification.
 *
 * `npm run bench -- kpi [runs]`; a share of 2,000 runs varies by about 0.01.
 */
export function run([runs = '2000']: string[] = []): Table[] {
  const times = Number(runs)
  const looks = lookRows(times)
  const product = Math.max(...looks.filter(({ what }) => what.includes('the product')).map((one) => one.share))
  return [
    table('Charts: how often anything is signalled', chartRows(times)),
    table('Intervals of 95 %: how often they hold the truth', [...coverageRows(times), ...shareRows(times)]),
    {
      title: 'Looking every week: how often somebody is wrong at least once',
      rows: looks,
      says: `The product is wrong in at most ${shown(100 * product)} % of pilots without an effect, an interval looked at six times in ${shown(100 * (looks[0]?.share ?? 0))} %.`,
    },
    table('Gates: how often a pilot is said to have met its target', gateRows(times)),
    timeDecisions(),
  ]
}

function table(title: string, rows: Row[]): Table {
  const apart = rows.flatMap(({ share, specified }) =>
    typeof specified === 'number' ? [Math.abs(share - specified)] : [],
  )
  return { title, rows, says: `No share is further than ${shown(Math.max(...apart))} from the one specified.` }
}

function share(times: number, isTrue: (draw: Draw, uniform: () => number) => boolean): number {
  const uniform = mulberry32(SEED)
  const normal = randomNormal(uniform)
  const draw: Draw = (n, phi = 0) => {
    let last = normal()
    return Array.from({ length: n }, (_, at) => {
      if (at > 0) last = phi * last + Math.sqrt(1 - phi ** 2) * normal()
      return last
    })
  }
  let found = 0
  for (let round = 0; round < times; round += 1) found += Number(isTrue(draw, uniform))
  return found / times
}

function row(what: string, found: number, specified: number | string): Row {
  const ratio = typeof specified === 'number' && specified > 0 ? shown(found / specified) : '-'
  return { what, share: shown(found), specified, ratio }
}

const holds = ({ lower, upper }: Interval, truth = 0) => lower <= truth && truth <= upper

/** Any signal in eight periods of a pilot. */
function chartRows(times: number): Row[] {
  const signalled = (baseline: number, preset: RulePreset, shift: number) =>
    share(times, (draw) => {
      const limits = xmrLimits(draw(baseline)) as XmrLimits
      return (
        findSignals(
          draw(8).map((value) => value + shift),
          limits,
          preset,
        ).length > 0
      )
    })
  return [
    row('chart: any signal, stable, baseline 6, wheeler', signalled(6, 'wheeler', 0), 0.257),
    row('chart: any signal, stable, baseline 12, wheeler', signalled(12, 'wheeler', 0), 0.156),
    row('chart: any signal, stable, baseline 20, wheeler', signalled(20, 'wheeler', 0), 0.109),
    row('chart: any signal, stable, baseline 12, nhs', signalled(12, 'nhs', 0), 0.179),
    row('chart: any signal, shift 1.5, baseline 12, wheeler', signalled(12, 'wheeler', 1.5), 0.82),
  ]
}

/** How often 95 % intervals hold the truth. */
function coverageRows(times: number): Row[] {
  const alpha = 0.05
  const welch = (before: number, after: number, phi: number, isPlain: boolean) =>
    share(times, (draw) => {
      const plain = isPlain ? { correlation: INDEPENDENT } : {}
      return holds(welchInterval(draw(before, phi), draw(after, phi), { alpha, ...plain }))
    })
  const ranks = (shape: (value: number) => number, phi: number) =>
    share(times, (draw) => holds(hodgesLehmann(draw(12, phi).map(shape), draw(8, phi).map(shape), alpha)))
  const did = (phi: number) =>
    share(times, (draw) => {
      const [before, after, controlBefore, controlAfter] = [draw(12, phi), draw(8, phi), draw(12, phi), draw(8, phi)]
      return holds(differenceInDifferences({ before, after, controlBefore, controlAfter }, { alpha }))
    })
  const single = (phi: number) => share(times, (draw) => holds(meanInterval(draw(8, phi), { alpha })))
  return [
    row('coverage: AR-Welch 12/8, phi 0', welch(12, 8, 0, false), 0.968),
    row('coverage: AR-Welch 12/8, phi .3', welch(12, 8, 0.3, false), 0.942),
    row('coverage: AR-Welch 12/8, phi .5', welch(12, 8, 0.5, false), 0.935),
    row('coverage: AR-Welch 26/8, phi .3', welch(26, 8, 0.3, false), 0.951),
    row('coverage: plain Welch 12/8, phi 0', welch(12, 8, 0, true), 0.954),
    row('coverage: plain Welch 12/8, phi .3', welch(12, 8, 0.3, true), 0.86),
    row(
      'coverage: Hodges-Lehmann 12/8, normal',
      ranks((value) => value, 0),
      0.953,
    ),
    row(
      'coverage: Hodges-Lehmann 12/8, lognormal',
      ranks((value) => Math.exp(0.6 * value), 0),
      0.952,
    ),
    row(
      'coverage: Hodges-Lehmann 12/8, phi .3',
      ranks((value) => value, 0.3),
      0.862,
    ),
    row('coverage: mean of 8 differences, phi 0', single(0), 0.97),
    row('coverage: mean of 8 differences, phi .3', single(0.3), 0.933),
    row('coverage: difference in differences 12/8/12/8, phi 0', did(0), 0.963),
    row('coverage: difference in differences 12/8/12/8, phi .3', did(0.3), 0.943),
  ]
}

function shareRows(times: number): Row[] {
  const newcombe = (p: number, before: number, after: number) =>
    share(times, (_, uniform) =>
      holds(newcombeInterval(countHits(before, p, uniform), countHits(after, p, uniform), 0.05)),
    )
  const wilson = share(times, (_, uniform) => holds(wilsonInterval(countHits(100, 0.3, uniform), 0.05), 0.3))
  return [
    row('coverage: Newcombe, 20 % of 200 and of 200', newcombe(0.2, 200, 200), 0.951),
    row('coverage: Newcombe, 5 % of 30 and of 20', newcombe(0.05, 30, 20), 0.98),
    // Of the binomial distribution itself.
    row('coverage: Wilson, 30 % of 100', wilson, 0.9372),
  ]
}

/** How often somebody who looks every week is wrong at least once. */
function lookRows(times: number): Row[] {
  const beforeAfter = (before: Series, after: Series): Question => ({
    design: 'before-after',
    kind: 'continuous',
    arms: { before, after, controlBefore: [], controlAfter: [], counts: null },
  })
  const split = (after: Series, controlAfter: Series): Question => ({
    design: 'random-split',
    kind: 'continuous',
    arms: { before: [], after, controlBefore: [], controlAfter, counts: null },
  })
  const peeking = share(times, (draw) => {
    const [before, after] = [draw(12), draw(8)]
    const plain = { alpha: 0.05, correlation: INDEPENDENT }
    return [3, 4, 5, 6, 7, 8].some((n) => !holds(welchInterval(before, after.slice(0, n), plain)))
  })
  const product = (phi: number) => share(times, (draw) => errsInWeekOrAtEnd(beforeAfter(draw(12, phi), draw(8, phi))))
  const ofShares = (weekSd: number) =>
    share(Math.ceil(times / 4), (draw, uniform) => {
      const weeks = (n: number) =>
        draw(n).map((luck) => countHits(200, Math.min(1, Math.max(0, 0.2 + weekSd * luck)), uniform))
      return errsInWeekOrAtEnd(sharesQuestion(weeks(12), weeks(8)))
    })
  return [
    row('wrong once: an interval of 95 % looked at in 6 weeks', peeking, 0.143),
    row(
      'wrong once: confidence sequence of 95 %, weeks 4-8',
      share(times, (draw) => errsInAnyWeek(beforeAfter(draw(12), draw(8)), 0.05)),
      0.012,
    ),
    row('wrong once: the product, weekly 1 % and final 4 %', product(0), 'at most .05'),
    row(
      'wrong once: the product, cases split by lot',
      share(times, (draw) => errsInWeekOrAtEnd(split(draw(8), draw(8)))),
      'at most .05',
    ),
    row('wrong once: the product, phi .3', product(0.3), '-'),
    row('wrong once: the product, shares of 200 a week, weeks alike', ofShares(0), 'at most .05'),
    row('wrong once: the product, shares of 200 a week, weeks differ by .04', ofShares(0.04), 'at most .05'),
  ]
}

function sharesQuestion(before: Count[], after: Count[]): Question {
  const rates = (counts: Count[]) => counts.map(({ hits, cases }) => hits / cases)
  const counts = { before, after, controlAfter: [] }
  const arms = { before: rates(before), after: rates(after), controlBefore: [], controlAfter: [], counts }
  return { design: 'before-after', kind: 'proportion', arms }
}

function countHits(cases: number, p: number, uniform: () => number): Count {
  let hits = 0
  for (let one = 0; one < cases; one += 1) hits += Number(uniform() < p)
  return { hits, cases }
}

/** As the product reads: no weekly look where the weeks look alike, and none at all if they do in the end. */
function errsInWeekOrAtEnd(question: Question): boolean {
  const { estimate, phi } = compareAtEnd(question, 0.04)
  return !holds(estimate) || (phi <= MOST_AUTOCORRELATION && errsInAnyWeek(question, 0.01, MOST_AUTOCORRELATION))
}

function errsInAnyWeek({ arms, ...question }: Question, alpha: number, mostPhi = 1): boolean {
  return [4, 5, 6, 7, 8].some((n) => {
    const counts = arms.counts && { ...arms.counts, after: arms.counts.after.slice(0, n) }
    const soFar = { ...arms, counts, after: arms.after.slice(0, n), controlAfter: arms.controlAfter.slice(0, n) }
    const found = compareWeekly({ ...question, arms: soFar }, { alpha, periods: 8, cases: 1_600 })
    return found !== null && found.phi <= mostPhi && !holds(found.look)
  })
}

/** How often a pilot is said to have met its target: 25 cases a week, sd 12, weeks differ by 1, worthwhile 2. */
function gateRows(times: number): Row[] {
  const specified: [baseline: number, pilot: number, phi: number, met: number[]][] = [
    [12, 6, 0, [0, 0.012, 0.18, 0.58, 0.85]],
    [12, 8, 0, [0, 0.015, 0.23, 0.72, 0.93]],
    [12, 8, 0.3, [0.001, 0.024, 0.18, 0.46, 0.69]],
    [26, 8, 0, [0, 0.015, 0.3, 0.84, 0.98]],
  ]
  return specified.flatMap(([baselinePeriods, pilotPeriods, phi, met]) => {
    const noise = noiseOfCases(12, 25, 1)
    const plan: PilotPlan = { design: 'before-after', baselinePeriods, pilotPeriods, noise, phi }
    return met.map((expected, at) => {
      const world = { plan, kind: 'continuous', effect: 2 * at, worthwhile: 2, guardrails: [] } as const
      const pilots = simulatePilots(world, { runs: Math.ceil(times / 4), seed: SEED })
      const found = pilots.filter(({ verdict }) => verdict === 'met').length / pilots.length
      return row(
        `gate: target met, ${baselinePeriods}+${pilotPeriods} weeks, phi ${phi}, effect ${2 * at}`,
        found,
        expected,
      )
    })
  })
}
