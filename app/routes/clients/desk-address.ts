import { type DeskOrder, orderInAddress, USUAL_ORDER } from '#app/core/clients/desk-order.ts'

type Asked = { search: string; isArchived: boolean; order: DeskOrder; after: string | null }

/** The part of an address that asks for a page of the desk; what is usual is left out. */
export function deskAddress({ search, isArchived, order, after }: Asked): string {
  const sort = orderInAddress(order)
  return `?${new URLSearchParams({
    ...(search && { q: search }),
    ...(isArchived && { archived: 'yes' }),
    ...(sort !== orderInAddress(USUAL_ORDER) && { sort }),
    ...(after && { after }),
  })}`
}
