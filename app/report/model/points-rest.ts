import type { PointEntry } from './dimension-model.ts'
import type { Wording } from './wording.ts'

/** Entries that a document lists; the web lists them all. */
export const MOST_POINTS = 12

/** What a document says of entries that it leaves out; `null`: it leaves out none. @param entries most points first */
export function sayRest(entries: readonly PointEntry[], words: Wording): string | null {
  const last = entries.slice(0, MOST_POINTS).at(-1)
  const count = entries.length - MOST_POINTS
  return last && count > 0 ? words.t('points.rest', { count, most: last.text }) : null
}
