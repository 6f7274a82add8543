import { REACHABLE } from './rich-text.ts'

/** Characters that one text of a report may have: about two pages. */
export const MOST_CHARACTERS = 6_000

/** Why a text cannot be kept. `most`, `is`: characters; `href`: what stands where a link should lead. */
export type RichFault = { kind: 'tooLong'; most: number; is: number } | { kind: 'link'; href: string }

const LINK = /\[(?:\\.|[^[\]\\])+\]\(([^()]*)\)/g

/** What its writer has to mend, the length first; empty: nothing. */
export function findRichFaults(source: string): RichFault[] {
  if (source.length > MOST_CHARACTERS) return [{ kind: 'tooLong', most: MOST_CHARACTERS, is: source.length }]
  const places = [...source.matchAll(LINK)].map(([, href = '']) => href)
  const wrong = places.filter((href) => /\s/.test(href) || !REACHABLE.test(href))
  return [...new Set(wrong)].map((href) => ({ kind: 'link', href }))
}
