import { dayOf } from '#app/core/roadmap/weeks.ts'
import type { ReadingKey } from '#db/queries/pilot-readings.server.ts'

/** Where a page of figures ended, as a text that says nothing to whoever keeps it. */
export function cursorAfter({ kpiId, onDay, arm }: ReadingKey): string {
  return Buffer.from(JSON.stringify([kpiId, onDay, arm])).toString('base64url')
}

/** The figure that a page ended with; `null`: it is no cursor of ours. */
export function readCursor(cursor: string): ReadingKey | null {
  if (!/^[\w-]{1,600}$/.test(cursor)) return null
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (!Array.isArray(parts) || parts.length !== 3) return null
    const [kpiId, onDay, arm]: unknown[] = parts
    if (typeof kpiId !== 'string' || typeof onDay !== 'string' || (arm !== 'pilot' && arm !== 'control')) return null
    return dayOf(onDay) !== null && !kpiId.includes('\0') ? { kpiId, onDay, arm } : null
  } catch {
    return null
  }
}
