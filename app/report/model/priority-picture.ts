import { niceTicks } from '#app/charts/nice-ticks.ts'
import type { PricedUseCase } from '#app/core/priority/price-use-case.ts'
import type { PriorityContext } from './priority-context.ts'
import type { PriorityReport } from './priority-model.ts'

const TICKS = 5

/** What a year of each use case brings against what it costs. */
export function drawPicture(
  { words, priority, currency, nameOf, money }: PriorityContext,
  shown: readonly PricedUseCase[],
  letters: ReadonlyMap<string, string>,
): PriorityReport['picture'] {
  const [first = []] = priority.tiers
  const ticks = (values: readonly number[]) =>
    niceTicks(Math.min(0, ...values), Math.max(0, ...values), TICKS).map((value) => ({
      value,
      text: words.number(value).replace('-', '−'),
    }))
  const items = shown.map(({ id, cost, value, draws }) => ({
    letter: letters.get(id) ?? '',
    cost: cost.whole,
    net: { lo: value.low.net, hi: value.high.net },
    likely: { lo: draws.net.p10, hi: draws.net.p90 },
    isFirst: first.includes(id),
  }))
  const inWords = shown.map(({ id, cost, value }) =>
    words.t('priority.picture.item', {
      letter: letters.get(id) ?? '',
      name: nameOf(id),
      cost: money(cost.whole),
      net: money({ lo: value.low.net, hi: value.high.net }),
    }),
  )
  return {
    title: words.t('priority.picture.title'),
    intro: words.t('priority.picture.intro'),
    label: words.t('priority.picture.label', { items: inWords.join(' ') }),
    axes: {
      cost: words.t('priority.picture.cost', { currency }),
      net: words.t('priority.picture.net', { currency }),
    },
    costTicks: ticks(items.map(({ cost }) => cost.hi)),
    netTicks: ticks(items.flatMap(({ net }) => [net.lo, net.hi])),
    items,
  }
}
