/** What names of sheets in a workbook must not hold. */
const FORBIDDEN = /[\p{C}:\\/?*[\]]+/gu
const MOST_CHARACTERS = 31

/** Names for the sheets of a workbook, in order and each once, as near to what they are called as programs allow. */
export function sheetNames(labels: readonly string[]): string[] {
  const taken = new Set<string>()
  return labels.map((label) => {
    const name = firstFree(label.replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').trim() || '–', taken)
    taken.add(name.toLowerCase())
    return name
  })
}

function firstFree(label: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const ending = count === 1 ? '' : ` ${count}`
    const name = unquoted([...label].slice(0, MOST_CHARACTERS - ending.length).join('')) + ending
    if (!taken.has(name.toLowerCase())) return name
  }
}

/** A quote at an end would end the name where other sheets speak of it. */
const unquoted = (name: string) => name.replace(/^'+|'+$/g, '').trim()
