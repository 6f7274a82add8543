import type { Phrase } from '../model/report-parts.ts'

/** What stands right behind a word and belongs to its line. */
const CLOSING = /^[.,;:!?)”“»]+/

/**
 * The same sentence with what closes a link in the link: where one ends, a line may be broken, and a full stop on a line
 * of its own gets a hyphen before it.
 */
export function closed(phrases: readonly Phrase[]): Phrase[] {
  const kept: Phrase[] = []
  for (const phrase of phrases) {
    const before = kept.at(-1)
    const [closing = ''] = before?.ref ? (CLOSING.exec(phrase.text) ?? []) : []
    if (before) kept[kept.length - 1] = { ...before, text: before.text + closing }
    if (closing.length < phrase.text.length) kept.push({ ...phrase, text: phrase.text.slice(closing.length) })
  }
  return kept
}
