import type { PriorityReport } from '#app/report/model/priority-model.ts'
import type { Say } from '#app/server/words.server.ts'

/** By column, how wide it is in characters. */
const WIDTHS = {
  tier: 26,
  useCase: 40,
  verdict: 22,
  net: 28,
  likely: 44,
  firstYear: 44,
  cost: 28,
  effort: 32,
  payback: 28,
  law: 28,
  drivers: 40,
  assumed: 50,
} as const

/**
 * Use cases as a table, tier by tier as on the page and by name inside each, then those in no tier with why. `undefined`:
 * only the head.
 */
export function priorityTable(priority: PriorityReport | undefined, say: Say) {
  const ids = Object.keys(WIDTHS) as (keyof typeof WIDTHS)[]
  const tiers = (priority?.tiers ?? []).flatMap(({ title, rows }) =>
    rows.map(({ name, label, net, likely, firstYear, cost, effort, payback, law, drivers, assumed }) => [
      title,
      name,
      label,
      net,
      likely,
      firstYear,
      cost,
      effort,
      payback,
      law,
      drivers.bars.map((bar) => `${bar.name}: ${bar.says}`).join('; '),
      assumed ?? '',
    ]),
  )
  const apart = (priority?.apart?.rows ?? []).map(({ name, because }) => [
    priority?.apart?.title ?? '',
    name,
    because,
    ...ids.slice(3).map(() => ''),
  ])
  return {
    columns: ids.map((id) => ({ head: say(`prioritySheet.${id}`), width: WIDTHS[id] })),
    rows: [...tiers, ...apart],
  }
}
