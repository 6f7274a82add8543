import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** The oldest day that a zip file can name. */
const WRITTEN = new Date(1980, 0, 1)
/** What is drawn by lot, or counted on from one file to the next: names of relations, of bookmarks, of drawings. */
const CHANGING = [
  [/rId[a-z0-9_-]{21}/g, 'rIdn'],
  [/_Toc\d+/g, '_Toc'],
  [/(?<=<w:bookmark(?:Start|End)[^>]*w:id=")\d+/g, ''],
  [/(?<=<(?:wp:docPr|pic:cNvPr)[^>]*\bid=")\d+/g, ''],
  [/(?<=\/)chart\d+(?=\.xml)/g, 'chart'],
  [/(?<=\/)Microsoft_Excel_Worksheet\d+/g, 'Microsoft_Excel_Worksheet'],
] as const
const STAMP = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g
const PACKED = /\.(?:xlsx|docx)$/

/**
 * An office file as it depends on its content alone: equal content, equal bytes. Dates are those of the content, names
 * that were drawn by lot are numbered in their order.
 *
 * @param madeOn ISO date
 * @param replaced parts that take the place of those in the file, by their path
 */
export function settleZip(bytes: Uint8Array, madeOn: string, replaced: Record<string, string> = {}): Uint8Array {
  const files = Object.entries(unzipSync(bytes)).filter(([path]) => !path.endsWith('/'))
  const number = createNumbering()
  const settled = files.map(([path, held]): [string, Uint8Array] => {
    const own = replaced[path]
    if (own !== undefined) return [path, strToU8(own)]
    const name = number(path)
    if (PACKED.test(path)) return [name, settleZip(held, madeOn)]
    if (!/\.(?:xml|rels)$/.test(path)) return [name, held]
    const text = strFromU8(held).replace(STAMP, `$1${madeOn}T00:00:00Z`)
    return [name, strToU8(number(text))]
  })
  return zipSync(Object.fromEntries(settled), { mtime: WRITTEN, level: 6 })
}

/** Numbers what changes from file to file, each from 1 in the order in which it comes. */
function createNumbering() {
  const known = CHANGING.map(() => new Map<string, number>())
  return (text: string) =>
    CHANGING.reduce((written, [pattern, name], kind) => {
      const numbers = known[kind] ?? new Map<string, number>()
      return written.replace(pattern, (found) => {
        if (!numbers.has(found)) numbers.set(found, numbers.size + 1)
        return `${name}${numbers.get(found)}`
      })
    }, text)
}
