import type { PriorityReport, PriorityRow } from '#app/report/model/priority-model.ts'
import type { Say } from '#app/server/words.server.ts'

/** By column, how wide it is in characters. */
const WIDTHS = {
  tier: 26,
  useCase: 40,
  verdict: 22,
  currency: 10,
  netLeast: 16,
  netMost: 16,
  p10: 16,
  p50: 16,
  p90: 16,
  chance: 16,
  firstYearLeast: 16,
  firstYearMost: 16,
  costLeast: 16,
  costMost: 16,
  daysLeast: 14,
  daysMost: 14,
  paybackSoonest: 16,
  paybackLatest: 16,
  law: 28,
  drivers: 40,
  assumed: 50,
} as const

type Column = keyof typeof WIDTHS

const WORDS: readonly Column[] = ['tier', 'useCase', 'verdict', 'currency', 'law', 'drivers', 'assumed']

/**
 * Use cases as a table, tier by tier as on the page and by name inside each, then those in no tier with why. Each figure has
 * a column of its own, and a number in it. `undefined`: only the head.
 */
export function priorityTable(priority: PriorityReport | undefined, say: Say) {
  const ids = Object.keys(WIDTHS) as Column[]
  const cells = (filled: Partial<Record<Column, string | number | null>>) => ids.map((id) => String(filled[id] ?? ''))
  const tiers = (priority?.tiers ?? []).flatMap(({ title, rows }) =>
    rows.map((row) =>
      cells({
        ...{ tier: title, useCase: row.name, verdict: row.label, law: row.law, assumed: row.assumed },
        ...figuresIn(row, priority?.picture ?? null),
        drivers: row.drivers.bars.map((bar) => `${bar.name}: ${bar.says}`).join('; '),
      }),
    ),
  )
  const apart = (priority?.apart?.rows ?? []).map(({ name, because }) =>
    cells({ tier: priority?.apart?.title ?? '', useCase: name, verdict: because }),
  )
  return {
    columns: ids.map((id) => ({
      head: say(`prioritySheet.${id}`),
      width: WIDTHS[id],
      isNumber: !WORDS.includes(id),
    })),
    rows: [...tiers, ...apart],
  }
}

type Figures = Partial<Record<Column, string | number | null>>

/** Of a report of before its rows had figures: what its picture was drawn from. */
function figuresIn({ figures, letter }: PriorityRow, picture: PriorityReport['picture']): Figures {
  if (figures) return { currency: figures.currency, ...spansIn(figures), ...onlyNow(figures) }
  const drawn = picture?.items.find((item) => item.letter === letter)
  if (!drawn) return {}
  const { lo, hi } = drawn.likely
  return { ...spansIn(drawn), p10: Math.round(lo), p90: Math.round(hi) }
}

type Spans = Pick<NonNullable<PriorityRow['figures']>, 'net' | 'cost'>

const spansIn = ({ net, cost }: Spans): Figures => ({
  netLeast: Math.floor(net.lo),
  netMost: Math.ceil(net.hi),
  costLeast: Math.floor(cost.lo),
  costMost: Math.ceil(cost.hi),
})

function onlyNow({ draws, chance, firstYear, effortDays, payback }: NonNullable<PriorityRow['figures']>): Figures {
  return {
    ...draws,
    chance,
    firstYearLeast: firstYear.lo,
    firstYearMost: firstYear.hi,
    daysLeast: effortDays.lo,
    daysMost: effortDays.hi,
    paybackSoonest: payback.soonest,
    paybackLatest: payback.latest,
  }
}
