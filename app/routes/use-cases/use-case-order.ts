import { type Locale, nameOrder } from '#app/messages/locales.ts'
import type { UseCase } from '#content/schema/use-cases.ts'

export const SORTINGS = ['effort', 'weeks', 'name', 'law'] as const
type Sorting = (typeof SORTINGS)[number]

export const DATA_KINDS = ['predictive', 'text-classification', 'generative', 'measurement'] as const
type DataKind = UseCase['dataKind']

/** Preparing from nothing: person-days of all together, and weeks. */
export type Effort = { days: { low: number; high: number }; weeks: number }

export type UseCaseRow = Pick<UseCase, 'id' | 'name' | 'description' | 'dataKind'> & {
  aiactClass: NonNullable<UseCase['aiactClass']> | null
  /** Figures that tell within the pilot whether it worked, without guardrails. */
  kpis: string[]
  /** `null`: nothing can be said. */
  effort: Effort | null
}

/** `isUnderstood`: everything that the address asked for is known; what is not is left out. */
export type Shown = { dataKind: DataKind | null; sorting: Sorting; isUnderstood: boolean }

/** What the address asks for: one kind of data, or all, in an order. */
export function readShown(search: URLSearchParams): Shown {
  const [data, sort] = [search.get('data') ?? '', search.get('sort') ?? '']
  const dataKind = DATA_KINDS.find((kind) => kind === data) ?? null
  const sorting = SORTINGS.find((one) => one === sort) ?? null
  const isUnderstood = (data === '' || dataKind !== null) && (sort === '' || sorting !== null)
  return { dataKind, sorting: sorting ?? 'effort', isUnderstood }
}

/** The rows of one kind of data, or all, in the order asked for; what is equal stands by name. */
export function inOrder(
  rows: readonly UseCaseRow[],
  { dataKind, sorting }: Pick<Shown, 'dataKind' | 'sorting'>,
  locale: Locale,
): UseCaseRow[] {
  const byName = nameOrder(locale)
  return rows
    .filter((row) => dataKind === null || row.dataKind === dataKind)
    .toSorted((a, b) => ORDERS[sorting](a, b) || byName(a, b))
}

/** Comes last. */
const MOST = Number.MAX_SAFE_INTEGER

/** The fewest duties first. */
const CLASSES = ['outside', 'minimal', 'transparency']

const ORDERS: Record<Sorting, (a: UseCaseRow, b: UseCaseRow) => number> = {
  effort: (a, b) => daysIn(a) - daysIn(b),
  weeks: (a, b) => (a.effort?.weeks ?? MOST) - (b.effort?.weeks ?? MOST),
  name: () => 0,
  law: (a, b) => CLASSES.indexOf(a.aiactClass ?? '') - CLASSES.indexOf(b.aiactClass ?? ''),
}

const daysIn = ({ effort }: UseCaseRow) => (effort ? effort.days.low + effort.days.high : MOST)
