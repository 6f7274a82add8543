import type { Priority } from '#app/core/priority/prioritise.ts'
import { showFigure, showSpan } from '#app/core/priority/show-money.ts'
import type { Interval } from '#app/core/scoring/result.ts'
import { withCurrency } from '#app/messages/money.ts'
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

/** What every part of the section is written with. */
export type PriorityContext = {
  words: Wording
  priority: Priority
  currency: string
  nameOf(id: string): string
  entryOf(id: string): PriorityInput['entries'][number] | undefined
  /** Two ends with the currency, rounded outward. */
  money(span: Interval): string
  amount(figure: number, most?: number): string
}

export function contextOf({ locale, priority, entries, names, currency }: PriorityInput): PriorityContext {
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
