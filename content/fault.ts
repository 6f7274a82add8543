import { type Document, isMap, isNode, isScalar, LineCounter, type ParsedNode, parseDocument } from 'yaml'

/** Something wrong in a content file; `line` is 1-based. */
export type Fault = { file: string; line: number; message: string; mend: string }

/** Content that cannot be used, in sentences that name the first faults with file and line, and quote nobody. */
export class ContentFault extends Error {
  override name = 'ContentFault'
  /** Whoever starts us reads the sentences alone. */
  readonly code = 'PREFLIGHT_START'
}

/** A fault found in parsed content: `path` leads to the spot inside the file, unless the line is known. */
export type Finding = { file: string; path: readonly (string | number)[]; line?: number; message: string; mend: string }

/** Said of files that have to be there. */
export const IS_MISSING = 'This file is missing.'
/** Said of words that were written for others than stand there now. */
export const HAVE_CHANGED = 'The English words have changed since.'

/** Turns findings into faults by looking the paths up in the text; a path that leads nowhere points at its nearest parent. */
export function locateFindings(findings: readonly Finding[], textOf: (file: string) => string | undefined): Fault[] {
  return findings
    .map(({ file, path, line, message, mend }) => ({
      file,
      line: line ?? lineOf(textOf(file) ?? '', path),
      message,
      mend,
    }))
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line))
}

function lineOf(text: string, path: Finding['path']): number {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  for (let length = path.length; length > 0; length -= 1) {
    const offset = offsetOf(document, path.slice(0, length))
    if (offset !== null) return lines.linePos(offset).line
  }
  return 1
}

/** Where the field's key stands, or the list item begins. */
function offsetOf(document: Document.Parsed<ParsedNode>, path: Finding['path']): number | null {
  const step = path.at(-1)
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (isMap(parent)) {
    const key = parent.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(step))?.key
    return isNode(key) && key.range ? key.range[0] : null
  }
  const node = document.getIn(path, true)
  return isNode(node) && node.range ? node.range[0] : null
}

/** One line for people: `file:line: message mend`. */
export function formatFault({ file, line, message, mend }: Fault): string {
  return `${file}:${line}: ${message} ${mend}`
}
