import { nameOrder } from '#app/messages/locales.ts'
import type { UseCaseEntry } from '#app/report/model/target-model.ts'

export type SortKey = 'verdict' | 'weeks' | 'name'
export type Sorting = { by: SortKey; direction: 'ascending' | 'descending' }

const KEYS: readonly SortKey[] = ['verdict', 'weeks', 'name']

/** Reads `?sort=weeks` and `?sort=-weeks`; anything else is the verdict, best first. */
export function readSorting(request: Request): Sorting {
  const wanted = new URL(request.url).searchParams.get('sort') ?? ''
  const by = KEYS.find((key) => key === wanted.replace(/^-/, '')) ?? 'verdict'
  return { by, direction: wanted === `-${by}` ? 'descending' : 'ascending' }
}

/** The address that sorts by a column, or turns its direction if it is sorted by it. */
export function sortHref(by: SortKey, now: Sorting): string {
  const turns = now.by === by && now.direction === 'ascending'
  return `?sort=${turns ? '-' : ''}${by}#use-cases`
}

type Sortable = Pick<UseCaseEntry, 'name' | 'weeks'>

/** @param locale of the names
 * @param rows by verdict, best first. An open range counts by its late end, then its early one; without weeks comes last. */
export function sortUseCases<Row extends Sortable>(
  rows: readonly Row[],
  { by, direction }: Sorting,
  locale: string,
): Row[] {
  if (by === 'verdict') return direction === 'ascending' ? [...rows] : rows.toReversed()
  const turn = direction === 'ascending' ? 1 : -1
  if (by === 'name') {
    const inOrder = nameOrder(locale)
    return rows.toSorted((a, b) => turn * inOrder(a, b))
  }
  return rows.toSorted((a, b) => {
    if (a.weeks === null || b.weeks === null) return Number(a.weeks === null) - Number(b.weeks === null)
    return turn * (a.weeks.hi - b.weeks.hi || a.weeks.lo - b.weeks.lo)
  })
}
