/** What the desk can be sorted by. */
export const DESK_SORTS = ['name', 'lowest', 'activity', 'waiting'] as const
export type DeskSort = (typeof DESK_SORTS)[number]

export type DeskOrder = { by: DeskSort; isDescending: boolean }

/** By name from A to Z. */
export const USUAL_ORDER: DeskOrder = { by: 'name', isDescending: false }

const DESCENDING = '-desc'

/** An order as an address writes it, such as `activity-desc`. */
export const orderInAddress = ({ by, isDescending }: DeskOrder): string => `${by}${isDescending ? DESCENDING : ''}`

/**
 * Reads an order from an address.
 *
 * @param written `null`: the address names none, so the usual one holds
 * @returns `null` if it is no order
 */
export function orderFromAddress(written: string | null): DeskOrder | null {
  if (written === null || written === '') return USUAL_ORDER
  const isDescending = written.endsWith(DESCENDING)
  const name = isDescending ? written.slice(0, -DESCENDING.length) : written
  const by = DESK_SORTS.find((sort) => sort === name)
  return by ? { by, isDescending } : null
}

/** What the head of a column sorts by next: the other way round, or first as one mostly wants it, the newest activity first. */
export function orderFromHead(current: DeskOrder, by: DeskSort): DeskOrder {
  if (current.by === by) return { by, isDescending: !current.isDescending }
  return { by, isDescending: by === 'activity' }
}
