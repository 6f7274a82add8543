/** Names the row of a system's duty on the board: the fragment that leads to it. */
export const rowId = (systemId: string, dutyId: string): string => `${systemId}.${dutyId}`

/** The board at the row that was saved. */
export function savedHref(base: string, systemId: string, dutyId: string): string {
  const row = encodeURIComponent(rowId(systemId, dutyId))
  return `${base}/duties?saved=${row}#${row}`
}
