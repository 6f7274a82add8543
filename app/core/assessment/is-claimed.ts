import type { GivenAnswer } from './answer-sheet.ts'

/** From this level on somebody should be able to see that it is so: below it there is little to show. */
const SHOWN_FROM = 3

/** What stands behind an answer. */
export type Backing = {
  /** What was written about where it can be seen; spaces alone are nothing. */
  evidence: string
  /** Files and links that show it. */
  pieces: number
}

/**
 * Whether an answer says that a high level is reached, and nothing shows it yet. A note or a name is no evidence: neither
 * can be looked at. Answers that are no level claim nothing.
 *
 * @param given `undefined`: not answered
 */
export function isClaimed(given: GivenAnswer | readonly string[] | undefined, { evidence, pieces }: Backing): boolean {
  return typeof given === 'number' && given >= SHOWN_FROM && evidence.trim() === '' && pieces === 0
}
