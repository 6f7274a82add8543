/** Lists of whole numbers laid end to end: list `n` stands from `starts[n]` up to, not including, `starts[n + 1]`. */
export type Ragged = { starts: Uint16Array; items: Uint16Array }

const MOST = 2 ** 16 - 1

/**
 * Lays lists end to end, in order, so that reading all of them is one walk through memory.
 *
 * @param lists whole numbers, 0-65,535; at most as many in all
 * @throws RangeError beyond that
 */
export function layEndToEnd(lists: readonly (readonly number[])[]): Ragged {
  const items = lists.flat()
  if (items.length > MOST || items.some((item) => item > MOST)) throw new RangeError('Too much to lay end to end.')
  const starts = new Uint16Array(lists.length + 1)
  lists.forEach((list, index) => {
    starts[index + 1] = (starts[index] as number) + list.length
  })
  return { starts, items: Uint16Array.from(items) }
}
