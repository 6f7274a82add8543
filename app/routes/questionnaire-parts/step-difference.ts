/** A stretch of a statement; `isNew` where the step before does not say it. */
export type Stretch = { text: string; isNew: boolean }

/** Below this share of repeated words the whole statement is its own, and marking words would only be noise. */
const MIN_REPEATED = 0.4
/** A shorter run of repeated words only flickers between two new ones. */
const MIN_RUN = 4

/**
 * Which words of a statement the step before does not have, in order, by the
 * longest common run of words.
 *
 * @returns stretches that join to `text`; one new stretch if the two hardly overlap
 */
export function stepDifference(before: string, text: string): Stretch[] {
  const words = text.split(/(?<=\s)/)
  const repeated = repeatedWords(wordsOf(before), words.map(plain))
  if (repeated.size < MIN_REPEATED * words.length) return [{ text, isNew: true }]

  const runs = joined(words.map((word, index) => ({ text: word, isNew: !repeated.has(index), words: 1 })))
  return joined(runs.map((run) => ({ ...run, isNew: run.isNew || run.words < MIN_RUN }))).map(({ text, isNew }) => ({
    text,
    isNew,
  }))
}

type Run = Stretch & { words: number }

/** Neighbours of one kind become one. */
function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = []
  for (const run of runs) {
    const last = all.at(-1)
    if (last?.isNew !== run.isNew) all.push({ ...run })
    else Object.assign(last, { text: last.text + run.text, words: last.words + run.words })
  }
  return all
}

function wordsOf(text: string) {
  return text.split(/\s+/).map(plain)
}

function plain(word: string) {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** Indexes in `after` of a longest common subsequence. */
function repeatedWords(before: string[], after: string[]): Set<number> {
  const width = after.length + 1
  const longest = new Uint16Array((before.length + 1) * width)
  const at = (row: number, column: number) => longest[row * width + column] ?? 0
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const isSame = before[row] === after[column]
      longest[row * width + column] = isSame
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }

  const common = new Set<number>()
  for (let row = 0, column = 0; row < before.length && column < after.length; ) {
    if (before[row] === after[column]) {
      common.add(column)
      row++
      column++
    } else if (at(row + 1, column) >= at(row, column + 1)) row++
    else column++
  }
  return common
}
