import { niceTicks } from '#app/charts/nice-ticks.ts'
import type { PricedUseCase } from '#app/core/priority/price-use-case.ts'
import type { Priority } from '#app/core/priority/prioritise.ts'
import { showFigure, showSpan } from '#app/core/priority/show-money.ts'
import type { Interval } from '#app/core/scoring/result.ts'
import { nameOrder, wordOrder } from '#app/messages/locales.ts'
import { withCurrency } from '#app/messages/money.ts'
import { figuresOf } from './priority-figures.ts'
import type { PriorityReport, PriorityRow } from './priority-model.ts'
import type { UseCaseEntry } from './target-model.ts'
import { createWording, type Wording } from './wording.ts'

export type PriorityInput = {
  locale: string
  priority: Priority
  /** Name, tone and verdict in words, of use cases that apply. */
  entries: readonly Pick<UseCaseEntry, 'id' | 'name' | 'tone' | 'label'>[]
  /** Names of all use cases by id. */
  names: ReadonlyMap<string, string>
  /** ISO 4217. */
  currency: string
}

/** Pairs of the first tier that are told apart in words. */
const MOST_PAIRS = 6
/** Figures of two use cases that somebody would find out to tell them apart. */
const MOST_LEARNT = 5
/** Inputs that are worth finding out. */
const MOST_DRIVERS = 5
const TICKS = 5

/** Which use cases to look at first; `undefined`: nobody estimated one, so there is nothing to say. */
export function describePriority(input: PriorityInput): PriorityReport | undefined {
  const { priority } = input
  if (priority.useCases.length === 0) return undefined
  const context = contextOf(input)
  const { words, nameOf } = context
  const compare = wordOrder(words.language)
  const shown = [...priority.useCases].sort((a, b) => compare(nameOf(a.id), nameOf(b.id)))
  const letters = new Map(shown.map(({ id }, at) => [id, letterOf(at)]))
  const rows = new Map(
    shown.map((useCase) => [useCase.id, describeRow(context, useCase, letters.get(useCase.id) ?? '')]),
  )
  const rowsOf = (ids: readonly string[]) =>
    shown.flatMap(({ id }) => (ids.includes(id) ? [rows.get(id) as PriorityRow] : []))
  return {
    title: words.t('priority.title'),
    headline: headlineOf(context),
    assumed: assumedIn(context),
    notes: [words.t('priority.notes.value'), words.t('priority.notes.index'), words.t('priority.notes.law')],
    columns: {
      useCase: words.t('priority.columns.useCase'),
      net: words.t('priority.columns.net'),
      likely: words.t('priority.columns.likely'),
      cost: words.t('priority.columns.cost'),
      payback: words.t('priority.columns.payback'),
    },
    picture: drawPicture(context, shown, letters),
    tiers: describeTiers(context, rowsOf),
    apart: describeApart(context),
    separations: describeSeparations(context),
  }
}

type Context = {
  words: Wording
  priority: Priority
  currency: string
  nameOf(id: string): string
  entryOf(id: string): PriorityInput['entries'][number] | undefined
  /** Two ends with the currency, rounded outward. */
  money(span: Interval): string
  amount(figure: number, most?: number): string
}

function contextOf({ locale, priority, entries, names, currency }: PriorityInput): Context {
  const words = createWording(locale)
  const whole = (figure: number) => words.number(figure)
  const written = withCurrency(words.language, currency)
  const money = (span: Interval) => {
    const { lo, hi } = showSpan(span)
    return written(lo === hi ? whole(lo) : words.t('priority.span', { lo: whole(lo), hi: whole(hi) }))
  }
  return {
    words,
    priority,
    currency,
    nameOf: (id) => names.get(id) ?? id,
    entryOf: (id) => entries.find((entry) => entry.id === id),
    money,
    amount: (figure, most) => written(whole(showFigure(figure, most))),
  }
}

/** A, B, C and on to Z, then AA. */
function letterOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : `${letterOf(Math.floor(at / 26) - 1)}${letter}`
}

function headlineOf({ words, priority, nameOf }: Context): string {
  const [first = []] = priority.tiers
  const list = words.list(first.map(nameOf).sort(wordOrder(words.language)))
  const all = priority.tiers.flat().length
  if (first.length === 0) return words.t('priority.headline.none')
  if (first.length > 1) return words.t('priority.headline.together', { count: first.length, list })
  if (all > 1) return words.t('priority.headline.one', { list })
  return words.t(hasLosing(priority) ? 'priority.headline.onlyOne' : 'priority.headline.alone', { list })
}

/** Whether some were estimated that stand in no tier, because they cost more than they bring. */
const hasLosing = ({ apart }: Priority): boolean => apart.some(({ because }) => because === 'losing')

function assumedIn({ words, priority }: Context): string | null {
  const count = priority.useCases.reduce((sum, { assumed }) => sum + assumed.length, 0)
  const all = priority.useCases.reduce((sum, { figures }) => sum + Object.keys(figures).length, 0)
  return count === 0 ? null : words.t('priority.assumed', { count, all })
}

function describeRow(context: Context, useCase: PricedUseCase, letter: string): PriorityRow {
  const { words, nameOf, entryOf, money, amount } = context
  const { id, value, draws, cost, effortDays, assumed, figures, risk } = useCase
  const entry = entryOf(id)
  const { p10, p50, p90 } = draws.net
  const most = Math.max(Math.abs(p10), Math.abs(p90))
  return {
    id,
    letter,
    name: nameOf(id),
    tone: entry?.tone ?? 'open',
    label: entry?.label ?? '',
    net: money({ lo: value.low.net, hi: value.high.net }),
    likely: words.t('priority.likely', {
      p10: amount(p10, most),
      p50: amount(p50, most),
      p90: amount(p90, most),
    }),
    firstYear: words.t('priority.firstYear', { range: money({ lo: value.low.firstYear, hi: value.high.firstYear }) }),
    payback: paybackOf(words, useCase),
    cost: money(cost.whole),
    effort: words.t('priority.effort', { days: words.days({ low: effortDays.lo, high: effortDays.hi }) }),
    law: words.t('priority.law', {
      classes: words.eitherOf(risk.classes.map((one) => words.t(`priority.classes.${one}`))),
    }),
    assumed:
      assumed.length === 0
        ? null
        : words.t('priority.assumedOf', {
            count: assumed.length,
            isAll: assumed.length === Object.keys(figures).length ? 'yes' : 'no',
            list: words.list(assumed.map((input) => words.t(`priority.inputs.${input}`))),
          }),
    figures: figuresOf(useCase, context.currency),
    drivers: driversOf(context, useCase),
  }
}

function paybackOf(words: Wording, { value: { low, high } }: PricedUseCase): string {
  const [latest, soonest] = [low.paybackMonths, high.paybackMonths]
  if (soonest === null) return words.t('priority.payback.never')
  const months = Math.floor(soonest)
  if (latest === null) return words.t('priority.payback.perhaps', { months })
  return words.t('priority.payback.months', { months, most: Math.ceil(latest) })
}

function driversOf({ words, amount }: Context, { tornado, value }: PricedUseCase): PriorityRow['drivers'] {
  const bars = tornado.filter(({ span }) => span > 0).slice(0, MOST_DRIVERS)
  const most = Math.max(0, ...bars.flatMap(({ atLow, atHigh }) => [Math.abs(atLow), Math.abs(atHigh)]))
  return {
    title: words.t('priority.drivers.title'),
    intro: words.t('priority.drivers.intro', { base: amount(value.base.net) }),
    base: value.base.net,
    bars: bars.map(({ input, atLow, atHigh }) => ({
      input,
      name: words.t(`priority.inputs.${input}`),
      says: words.t('priority.drivers.bar', { low: amount(atLow, most), high: amount(atHigh, most) }),
      atLow,
      atHigh,
    })),
  }
}

function drawPicture(
  { words, priority, currency, nameOf, money }: Context,
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

function describeTiers(
  { words, priority }: Context,
  rowsOf: (ids: readonly string[]) => PriorityRow[],
): PriorityReport['tiers'] {
  const losing = priority.apart.flatMap(({ id, because }) => (because === 'losing' ? [id] : []))
  const tiers = priority.tiers.map((ids, at) => {
    const place = { at, of: priority.tiers.length, count: ids.length, hasLosing: losing.length > 0 }
    return {
      id: `tier-${at + 1}`,
      title: words.t(`priority.tier.${titleOf(place)}`, { count: ids.length }),
      says: words.t(`priority.tier.${orderOf(place)}`, { count: ids.length }),
      rows: rowsOf(ids),
    }
  })
  if (losing.length === 0) return tiers
  const title = words.t('priority.tier.losing')
  return [...tiers, { id: 'losing', title, says: words.t('priority.tier.losingSays'), rows: rowsOf(losing) }]
}

type Place = { at: number; of: number /** Use cases in the tier. */; count: number; hasLosing: boolean }

function titleOf({ at, of, count, hasLosing }: Place) {
  if (of === 1 && count === 1 && !hasLosing) return 'only'
  return at === 0 ? 'first' : at === 1 ? 'second' : 'later'
}

/** What the place of a tier means: the last one has nothing below it. */
function orderOf({ at, of, count, hasLosing }: Place) {
  if (count > 1) return 'together'
  if (at < of - 1 || (of === 1 && hasLosing)) return 'alone'
  return of === 1 ? 'onlySays' : 'last'
}

function describeApart({ words, priority, nameOf }: Context): PriorityReport['apart'] {
  const rows = priority.apart
    .filter(({ because }) => because !== 'losing')

    .map(({ id, because }) => ({
      id,
      name: nameOf(id),
      reason: because,
      because: words.t(`priority.because.${because}`),
    }))
    .sort(nameOrder(words.language))
  return rows.length === 0 ? null : { title: words.t('priority.apart'), rows }
}

function describeSeparations({ words, priority, nameOf }: Context): PriorityReport['separations'] {
  if (priority.separations.length === 0) return null
  const sorted = [...priority.separations].sort((a, b) => lengthOf(a) - lengthOf(b))
  const lines = sorted.slice(0, MOST_PAIRS).map((separation) => {
    const names = separation.pair.map(nameOf)
    const [one = '', other = ''] = names
    if (separation.by === 'open') return words.t('priority.separate.open', { one, other })
    const ahead = nameOf(separation.ahead)
    const count = separation.learn.length
    if (count > MOST_LEARNT) return words.t('priority.separate.many', { one, other, ahead, count })
    const learn = separation.pair.flatMap((id) => {
      const inputs = separation.learn.filter(({ useCase }) => useCase === id)
      const list = words.list(inputs.map(({ input }) => words.t(`priority.inputs.${input}`)))
      return inputs.length > 0 ? [words.t('priority.separate.figure', { list, name: nameOf(id) })] : []
    })
    const answers = separation.openVerdicts.map((id) => words.t('priority.separate.verdict', { name: nameOf(id) }))
    return words.t('priority.separate.figures', { one, other, ahead, list: [...learn, ...answers].join('; ') })
  })
  const left = sorted.length - lines.length
  return {
    title: words.t('priority.separate.title'),
    intro: words.t('priority.separate.intro'),
    lines: left > 0 ? [...lines, words.t('priority.separate.more', { count: left })] : lines,
  }
}

function lengthOf(separation: Priority['separations'][number]): number {
  return separation.by === 'open' ? Number.POSITIVE_INFINITY : separation.learn.length + separation.openVerdicts.length
}
