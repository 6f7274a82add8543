import type { PricedUseCase } from '#app/core/priority/price-use-case.ts'
import { showFigure, showSpan } from '#app/core/priority/show-money.ts'
import { showDays } from '#app/core/roadmap/show-estimate.ts'
import type { PriorityFigures } from './priority-model.ts'

/** A use case in figures that are rounded as its sentences are. @param currency ISO 4217 */
export function figuresOf({ value, draws, cost, effortDays }: PricedUseCase, currency: string): PriorityFigures {
  const { low, high } = value
  const { p10, p50, p90 } = draws.net
  const most = Math.max(Math.abs(p10), Math.abs(p90))
  const days = showDays({ low: effortDays.lo, high: effortDays.hi })
  const [soonest, latest] = [high.paybackMonths, low.paybackMonths]
  return {
    currency,
    net: showSpan({ lo: low.net, hi: high.net }),
    draws: { p10: showFigure(p10, most), p50: showFigure(p50, most), p90: showFigure(p90, most) },
    chance: Math.min(99, Math.max(1, Math.round(100 * draws.chanceNetPositive))),
    firstYear: showSpan({ lo: low.firstYear, hi: high.firstYear }),
    cost: showSpan(cost.whole),
    effortDays: { lo: days.low, hi: days.high },
    payback: {
      soonest: soonest === null ? null : Math.floor(soonest),
      latest: latest === null ? null : Math.ceil(latest),
    },
  }
}
