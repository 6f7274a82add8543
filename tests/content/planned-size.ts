import { ALPHA_FINAL } from '#app/core/pilots/pilot.ts'
import { planSmallestEffect } from '#app/core/pilots/pilot-plan.ts'
import { smallestEffect } from '#app/core/pilots/power.ts'
import type { PlannedSizeFile } from '#content/files/planned-size.ts'

const AT_THE_END = { alpha: ALPHA_FINAL }

/** What single values differ by, and the difference that is to be shown; of readings of the same cases, that of pairs. */
function question(planned: PlannedSizeFile): { sd: number; effect: number; isPaired: boolean } {
  switch (planned.of) {
    case 'shares': {
      const { from, to, rule = from } = planned
      const sd = Math.sqrt((from * (1 - from) + to * (1 - to)) / 2)
      return { sd, effect: Math.abs(rule - to), isPaired: false }
    }
    case 'share':
      return { sd: Math.sqrt(planned.at * (1 - planned.at)), effect: planned.margin, isPaired: false }
    case 'mean':
      return { sd: planned.spread, effect: planned.by, isPaired: false }
    case 'rate':
      return { sd: Math.sqrt(planned.at), effect: planned.margin, isPaired: false }
    case 'paired':
      return { sd: Math.sqrt(planned.discordant), effect: planned.margin, isPaired: true }
    case 'pairs':
      return { sd: 1, effect: planned.by, isPaired: true }
  }
}

/** The smallest effect that the stated size shows, as a share of the stated effect: at most 1 if the size is enough. */
export function shownOfStated(planned: PlannedSizeFile): number {
  const { sd, effect, isPaired } = question(planned)
  const n = planned.size / planned.cluster
  if (isPaired) return smallestEffect({ after: { n, sd }, before: null }, 1, AT_THE_END) / effect
  const { weeks } = planned
  if (weeks === undefined) return smallestEffect({ after: { n, sd }, before: { n, sd } }, 1, AT_THE_END) / effect
  // Two groups of n over so many weeks are 2 n / weeks cases a week, as plans count them.
  const noise = { within: sd / Math.sqrt((2 * n) / weeks), between: 0 }
  const plan = { design: 'random-split', baselinePeriods: 0, pilotPeriods: weeks, noise, phi: 0 } as const
  return planSmallestEffect(plan) / effect
}

/** The numbers that a text has to name for a size, each as a list of the ways to write it. */
export function numbersOf(planned: PlannedSizeFile): number[][] {
  const percent = (share: number) => [Number((100 * share).toPrecision(6))]
  switch (planned.of) {
    case 'shares':
      return [
        [planned.size],
        percent(planned.from),
        percent(planned.to),
        ...(planned.rule ? [percent(planned.rule)] : []),
      ]
    case 'share':
      return [[planned.size], percent(planned.at), percent(planned.margin)]
    case 'mean':
      return [[planned.size], [planned.by, ...percent(planned.by)]]
    case 'rate':
      return [[planned.size], [Number((1000 * planned.at).toPrecision(6))]]
    case 'paired':
      return [[planned.size], percent(planned.discordant), percent(planned.margin)]
    case 'pairs':
      return [[planned.size], [planned.by]]
  }
}
