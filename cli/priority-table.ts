import type { PricedUseCase } from '#app/core/priority/price-use-case.ts'
import type { Priority } from '#app/core/priority/prioritise.ts'
import { showFigure } from '#app/core/priority/show-money.ts'
import type { Interval } from '#app/core/scoring/result.ts'
import { formatOf, type Locale } from '#app/messages/locales.ts'
import { createWording, type Wording } from '#app/report/model/wording.ts'

/** Columns of words; those of figures stand to the right. */
const WORDS_OF = { useCases: new Set([0, 1, 2, 10]), bars: new Set([0, 1]), apart: new Set([0, 1]) }

const HEADS = ['tier', 'useCase', 'verdict', 'least', 'p10', 'p50', 'p90', 'most', 'once', 'index', 'assumed'] as const
const BAR_HEADS = ['useCase', 'input', 'low', 'high', 'span'] as const
const APART_HEADS = ['useCase', 'why'] as const

/** A priority as tables of text, figures rounded as estimates are known; ids of the files stay as they are. */
export function formatPriority(priority: Priority, { currency, locale }: { currency: string; locale: Locale }): string {
  const { seed, useCases, tiers, apart } = priority
  const say = sayIn(locale)
  const { t } = say
  const tierOf = (id: string) => tiers.findIndex((tier) => tier.includes(id)) + 1
  const inTiers = tiers.flat().flatMap((id) => useCases.filter((one) => one.id === id))
  const losing = useCases.filter(({ id }) => tierOf(id) === 0)
  const all = [...inTiers, ...losing]
  const rows = all.map((one) => [tierOf(one.id) === 0 ? '-' : String(tierOf(one.id)), ...figuresOf(one, say)])
  const apartHeads = APART_HEADS.map((head) => t(`priorityTable.apartHeads.${head}`))
  const reasons = apart.map(({ id, because }) => [id, t(`priorityTable.because.${because}`)])
  return [
    t('priorityTable.intro', { currency, seed: String(seed) }),
    table(
      HEADS.map((head) => t(`priorityTable.heads.${head}`)),
      rows,
      WORDS_OF.useCases,
    ),
    t('priorityTable.bars'),
    table(
      BAR_HEADS.map((head) => t(`priorityTable.barHeads.${head}`)),
      all.flatMap((one) => barsOf(one, say)),
      WORDS_OF.bars,
    ),
    ...(apart.length > 0 ? [t('priorityTable.apart'), table(apartHeads, reasons, WORDS_OF.apart)] : []),
  ].join('\n\n')
}

type Say = {
  t: Wording['t']
  /** @param most the largest figure beside it, by which it is rounded */
  money: (figure: number, most?: number) => string
  share: (figure: number) => string
  span: (ends: Interval, say: (figure: number) => string) => string
}

function sayIn(locale: Locale): Say {
  const { t } = createWording(locale)
  const whole = new Intl.NumberFormat(formatOf(locale), { maximumFractionDigits: 0 })
  const two = new Intl.NumberFormat(formatOf(locale), { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return {
    t,
    money: (figure, most) => whole.format(showFigure(figure, most)),
    share: (figure) => two.format(figure),
    span: ({ lo, hi }, say) => (say(lo) === say(hi) ? say(lo) : `${say(lo)} ${t('priorityTable.to')} ${say(hi)}`),
  }
}

function figuresOf({ id, verdict, value, draws, cost, index, assumed }: PricedUseCase, say: Say): string[] {
  const [worst, best] = verdict.map((one) => say.t(`priorityTable.verdict.${one}`))
  const { p10, p50, p90 } = draws.net
  const net = [value.low.net, p10, p50, p90, value.high.net]
  const most = Math.max(...net.map(Math.abs))
  return [
    id,
    worst === best ? String(best) : `${worst} ${say.t('priorityTable.to')} ${best}`,
    ...net.map((one) => say.money(one, most)),
    say.span(cost.whole, (one) => say.money(one)),
    say.span(index, say.share),
    assumed.join(', ') || '-',
  ]
}

function barsOf({ id, tornado }: PricedUseCase, { money }: Say): string[][] {
  return tornado.map(({ input, atLow, atHigh, span: width }) => {
    const most = Math.max(Math.abs(atLow), Math.abs(atHigh))
    return [id, input, money(atLow, most), money(atHigh, most), money(width)]
  })
}

function table(heads: readonly string[], rows: readonly string[][], words: ReadonlySet<number>): string {
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (words.has(at) ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd()
  return [heads, ...rows].map(line).join('\n').concat('\n')
}
