import type { PricedUseCase } from '#app/core/priority/price-use-case.ts'
import type { Apart, Priority } from '#app/core/priority/prioritise.ts'
import { showFigure } from '#app/core/priority/show-money.ts'

const HEADS = ['tier', 'use case', 'verdict', 'least', 'p10', 'p50', 'p90', 'most', 'once', 'index', 'assumed']
const BARS = ['use case', 'input', 'at low', 'at high', 'span']
/** Columns of figures stand to the right. */
const WORDS = new Set(['tier', 'use case', 'verdict', 'input', 'assumed', 'why'])

const APART: Record<Apart['because'], string> = {
  notApplicable: 'does not apply by the answers',
  prohibited: 'the law forbids it',
  losing: 'a year costs more than it brings at best',
  notEstimated: 'nobody said what it would bring',
  incomplete: 'a figure is missing',
  unplanned: 'no preparation can be planned',
}

/** A priority as tables of text, figures rounded as estimates are known. */
export function formatPriority({ seed, useCases, tiers, apart }: Priority, currency: string): string {
  const tierOf = (id: string) => tiers.findIndex((tier) => tier.includes(id)) + 1
  const inTiers = tiers.flat().flatMap((id) => useCases.filter((one) => one.id === id))
  const losing = useCases.filter(({ id }) => tierOf(id) === 0)
  const all = [...inTiers, ...losing]
  return [
    `Net value of a year in ${currency}; there is no order inside a tier. Seed of the draws: ${seed}.`,
    table(
      HEADS,
      all.map((one) => [tierOf(one.id) === 0 ? '-' : String(tierOf(one.id)), ...figuresOf(one)]),
    ),
    'What the net value of a year hangs on, the widest first.',
    table(BARS, all.flatMap(barsOf)),
    ...(apart.length > 0
      ? [
          'In no tier.',
          table(
            ['use case', 'why'],
            apart.map(({ id, because }) => [id, APART[because]]),
          ),
        ]
      : []),
  ].join('\n\n')
}

function figuresOf({ id, verdict, value, draws, cost, index, assumed }: PricedUseCase): string[] {
  const [worst, best] = verdict
  const { p10, p50, p90 } = draws.net
  const net = [value.low.net, p10, p50, p90, value.high.net]
  const most = Math.max(...net.map(Math.abs))
  return [
    id,
    worst === best ? best : `${worst} to ${best}`,
    ...net.map((one) => money(one, most)),
    span(money(cost.whole.lo), money(cost.whole.hi)),
    span(index.lo.toFixed(2), index.hi.toFixed(2)),
    assumed.join(', ') || '-',
  ]
}

function barsOf({ id, tornado }: PricedUseCase): string[][] {
  return tornado.map(({ input, atLow, atHigh, span: width }) => {
    const most = Math.max(Math.abs(atLow), Math.abs(atHigh))
    return [id, input, money(atLow, most), money(atHigh, most), money(width)]
  })
}

const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
const money = (figure: number, most?: number) => WHOLE.format(showFigure(figure, most))
const span = (lo: string, hi: string) => (lo === hi ? lo : `${lo} to ${hi}`)

function table(heads: readonly string[], rows: readonly string[][]): string {
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (WORDS.has(heads[at] ?? '') ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd()
  return [heads, ...rows].map(line).join('\n').concat('\n')
}
