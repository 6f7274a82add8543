import type { PricedUseCase } from '#app/core/priority/price-use-case.ts'
import type { Priority } from '#app/core/priority/prioritise.ts'
import { wordOrder } from '#app/messages/locales.ts'
import { contextOf, type PriorityContext, type PriorityInput } from './priority-context.ts'
import { figuresOf } from './priority-figures.ts'
import type { PriorityReport, PriorityRow } from './priority-model.ts'
import { drawPicture } from './priority-picture.ts'
import { describeApart, describeSeparations } from './priority-separations.ts'
import { describeTiers } from './priority-tiers.ts'
import type { Wording } from './wording.ts'

/** Inputs that are worth finding out. */
const MOST_DRIVERS = 5

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

/** A, B, C and on to Z, then AA. */
function letterOf(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26))
  return at < 26 ? letter : `${letterOf(Math.floor(at / 26) - 1)}${letter}`
}

function headlineOf({ words, priority, nameOf }: PriorityContext): string {
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

function assumedIn({ words, priority }: PriorityContext): string | null {
  const count = priority.useCases.reduce((sum, { assumed }) => sum + assumed.length, 0)
  const all = priority.useCases.reduce((sum, { figures }) => sum + Object.keys(figures).length, 0)
  return count === 0 ? null : words.t('priority.assumed', { count, all })
}

function describeRow(context: PriorityContext, useCase: PricedUseCase, letter: string): PriorityRow {
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

function driversOf({ words, amount }: PriorityContext, { tornado, value }: PricedUseCase): PriorityRow['drivers'] {
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
