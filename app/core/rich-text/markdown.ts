import { type Inline, readInline } from './inline.ts'

type Item = { inlines: Inline[]; below: List | null }
export type List = { kind: 'list'; isOrdered: boolean; items: Item[] }

/** A part of a text, as it is shown. Headings are 3 or 4 deep: a document's own name and sections come before. */
export type Block =
  | { kind: 'heading'; depth: 3 | 4; inlines: Inline[] }
  | { kind: 'paragraph'; inlines: Inline[] }
  | { kind: 'quote'; blocks: Block[] }
  | { kind: 'rule' }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | List

const HEADING = /^(#{1,6}) +(.+?)(?: +#+)?$/
const RULE = /^ {0,3}([-*_])(?: *\1){2,} *$/
const QUOTE = /^ {0,3}> ?/
const ITEM = /^( *)([-*+]|\d{1,4}[.)]) +(.*)$/
/** A sentence that begins with a year is no list. */
const LIST_START = /^ *(?:[-*+]|1[.)]) +(?=\S)/
const HARD_END = '  \n'
const TABLE_LINE = /^ *\|.*\| *$/
const TABLE_MARK = /^ *\|(?: *:?-+:? *\|)+ *$/
const EMPTY = /^\s*$/

/** `plain`: paragraphs and lists alone; all else is text, and a line that ends is a line that ends. */
type Extent = 'full' | 'plain'

/**
 * Reads the part of Markdown that texts of the trust pack use: headings, paragraphs, lists in two levels, tables with
 * bars at both ends, quotes, rules, strong, emphasis, code and links. What it does not know, HTML above all, is text.
 */
export function readMarkdown(text: string, extent: Extent = 'full'): Block[] {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\t', '    ').split('\n')
  const blocks: Block[] = []
  let at = 0
  while (at < lines.length) {
    const { block, next } = extent === 'full' ? readBlock(lines, at) : readPlainBlock(lines, at)
    if (block) blocks.push(block)
    at = next
  }
  return blocks
}

type Read = { block: Block | null; next: number }

function readBlock(lines: readonly string[], at: number): Read {
  const line = lines[at] ?? ''
  if (EMPTY.test(line)) return { block: null, next: at + 1 }
  if (RULE.test(line)) return { block: { kind: 'rule' }, next: at + 1 }
  const heading = HEADING.exec(line)
  if (heading) return { block: readHeading(heading), next: at + 1 }
  if (QUOTE.test(line)) return readQuote(lines, at)
  if (isTable(lines, at)) return readTable(lines, at)
  if (ITEM.test(line)) return readList(lines, at)
  return readParagraph(lines, at)
}

function readPlainBlock(lines: readonly string[], at: number): Read {
  const line = lines[at] ?? ''
  if (EMPTY.test(line)) return { block: null, next: at + 1 }
  if (LIST_START.test(line)) return readList(lines, at)
  const next = endOf(lines, at + 1, (one) => !EMPTY.test(one) && !LIST_START.test(one))
  const words = lines.slice(at, next).map((one) => one.trim())
  return { block: { kind: 'paragraph', inlines: readInline(words.join(HARD_END)) }, next }
}

function readHeading([, marks = '', words = '']: RegExpExecArray): Block {
  return { kind: 'heading', depth: marks.length > 3 ? 4 : 3, inlines: readInline(words) }
}

function endOf(lines: readonly string[], at: number, goesOn: (line: string) => boolean): number {
  let end = at
  while (end < lines.length && goesOn(lines[end] ?? '')) end += 1
  return end
}

function readQuote(lines: readonly string[], at: number): Read {
  const next = endOf(lines, at, (line) => QUOTE.test(line))
  const inner = lines.slice(at, next).map((line) => line.replace(QUOTE, ''))
  return { block: { kind: 'quote', blocks: readMarkdown(inner.join('\n')) }, next }
}

const isTable = (lines: readonly string[], at: number) =>
  TABLE_LINE.test(lines[at] ?? '') && TABLE_MARK.test(lines[at + 1] ?? '')

function readTable(lines: readonly string[], at: number): Read {
  const next = endOf(lines, at, (line) => TABLE_LINE.test(line))
  const [head = [], ...rows] = [lines[at] ?? '', ...lines.slice(at + 2, next)].map(cellsOf)
  const fitted = rows.map((row) => head.map((_, index) => row[index] ?? []))
  return { block: { kind: 'table', head, rows: fitted }, next }
}

function cellsOf(line: string): Inline[][] {
  const inner = line.trim().slice(1, -1)
  const cells = inner.match(/(?:\\.|[^|\\])+|(?<=\|)(?=\|)/g) ?? []
  return cells.map((cell) => readInline(cell.trim()))
}

function readList(lines: readonly string[], at: number): Read {
  const next = endOf(lines, at, (line) => !EMPTY.test(line) && (ITEM.test(line) || line.startsWith('  ')))
  return { block: listOf(lines.slice(at, next)), next }
}

/** Items as far in as the first are its own; those further in belong to the item above. */
function listOf(lines: readonly string[]): List {
  const [, indent = '', mark = ''] = ITEM.exec(lines[0] ?? '') ?? []
  const items: { words: string[]; below: string[] }[] = []
  for (const line of lines) {
    const [, own = '', , words = ''] = ITEM.exec(line) ?? []
    const last = items.at(-1)
    if (ITEM.test(line) && own.length <= indent.length + 1) items.push({ words: [words], below: [] })
    else if (last && (ITEM.test(line) || last.below.length > 0)) last.below.push(line)
    else last?.words.push(line.trim())
  }
  return {
    kind: 'list',
    isOrdered: /\d/.test(mark),
    items: items.map(({ words, below }) => ({
      inlines: readInline(words.join('\n')),
      below: below.length > 0 ? listOf(below) : null,
    })),
  }
}

function readParagraph(lines: readonly string[], at: number): Read {
  const goesOn = (line: string) => !EMPTY.test(line) && !HEADING.test(line) && !QUOTE.test(line) && !ITEM.test(line)
  const next = Math.max(at + 1, endOf(lines, at, goesOn))
  return { block: { kind: 'paragraph', inlines: readInline(lines.slice(at, next).join('\n')) }, next }
}
