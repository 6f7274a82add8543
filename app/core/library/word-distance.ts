/**
 * Whether a typed word may be the beginning of another with at most some slips: a letter too many, too few, a wrong
 * one, or two neighbours exchanged (the distance of Damerau and Levenshtein, restricted to one exchange in a place).
 *
 * @param typed folded, not empty; it may break off anywhere, since people are still typing
 * @param word folded
 * @param slips how many are forgiven, 0 or more
 * @returns how many slips the nearest beginning of `word` has; `null` if more than `slips`
 */
export function slipsToBeginning(typed: string, word: string, slips: number): number | null {
  if (word.startsWith(typed)) return 0
  // What is longer by more than the slips cannot be its beginning.
  if (slips === 0 || typed.length > word.length + slips) return null
  let before: number[] = []
  let row = Array.from({ length: word.length + 1 }, (_, column) => column)
  for (let at = 1; at <= typed.length; at++) {
    const next = nextRow({ typed, word, at, row, before })
    if (Math.min(...next) > slips) return null
    before = row
    row = next
  }
  // What the word goes on with has not been typed yet, and costs nothing.
  const least = Math.min(...row)
  return least <= slips ? least : null
}

/** From here on a part of a word is one that people mean, and not just letters. */
const PART = 5

/** Whether a word begins with another, or has it as a part. Both are folded. */
export const standsIn = (word: string, part: string): boolean =>
  part.length < PART ? word.startsWith(part) : word.includes(part)

type Rows = { typed: string; word: string; at: number; row: readonly number[]; before: readonly number[] }

function nextRow({ typed, word, at, row, before }: Rows): number[] {
  const next = [at]
  for (let column = 1; column <= word.length; column++) {
    const isSame = typed[at - 1] === word[column - 1]
    const above = (row[column] ?? 0) + 1
    const left = (next[column - 1] ?? 0) + 1
    const across = (row[column - 1] ?? 0) + (isSame ? 0 : 1)
    const isExchanged = at > 1 && column > 1 && typed[at - 1] === word[column - 2] && typed[at - 2] === word[column - 1]
    next.push(Math.min(above, left, across, isExchanged ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY))
  }
  return next
}
