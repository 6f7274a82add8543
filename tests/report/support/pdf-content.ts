import { dictAt, listAt, type PdfFile, resolved } from './pdf-file.ts'
import { type Dict, nameOf, Reader, type Value } from './pdf-reader.ts'

/** Something that is painted: on which page, in what it is marked, and for words the font and the codes of their glyphs. */
export type Painted = {
  page: number
  operator: string
  /** From the outside in: the number of a mark, `Artifact`, or a tag that says nothing. */
  within: (number | 'Artifact' | 'other')[]
  font?: Dict
  codes?: number[]
  xObject?: Dict
}

/** What paints: paths, shades, pictures and words. */
const PAINTS = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh', 'Do', 'Tj', 'TJ', "'", '"', 'EI'])

/** All that is painted on a page, in order. @throws Error where marks do not end as they began */
export function paintedOn(file: PdfFile, page: { id: number; page: Dict }): Painted[] {
  const streams = listAt(file, page.page, 'Contents').map((value) => streamOf(file, value))
  const reader = new Reader(Buffer.concat(streams).toString('latin1'), 0)
  const resources = dictAt(file, page.page, 'Resources')
  const found: Painted[] = []
  const within: Painted['within'] = []
  let font: Dict | undefined
  let given: Value[] = []
  while (!reader.isDone()) {
    if (isOperand(reader)) {
      given.push(reader.value())
      continue
    }
    const operator = reader.word()
    if (operator === 'BDC' || operator === 'BMC') within.push(markOf(given))
    if (operator === 'EMC' && within.pop() === undefined) throw new Error('A mark ends that never began.')
    if (operator === 'Tf') font = dictAt(file, dictAt(file, resources, 'Font'), nameOf(given[0]))
    if (PAINTS.has(operator)) {
      const one: Painted = { page: page.id, operator, within: [...within] }
      if (/^(?:T[jJ]|['"])$/.test(operator)) Object.assign(one, { font, codes: codesIn(given.at(-1) ?? null) })
      if (operator === 'Do') one.xObject = dictAt(file, dictAt(file, resources, 'XObject'), nameOf(given[0]))
      found.push(one)
    }
    given = []
  }
  if (within.length > 0) throw new Error('A mark does not end.')
  return found
}

function streamOf(file: PdfFile, value: Value): Buffer {
  const object = value !== null && typeof value === 'object' && 'ref' in value ? file.objects.get(value.ref) : undefined
  return Buffer.concat([object?.stream ?? Buffer.alloc(0), Buffer.from('\n')])
}

const isOperand = ({ text, at }: Reader): boolean =>
  /[-+.\d/<([]/.test(text[at] ?? '') || /^(?:true|false|null)\b/.test(text.slice(at, at + 6))

function markOf([tag, properties]: Value[]): Painted['within'][number] {
  const number = properties instanceof Map ? properties.get('MCID') : undefined
  if (typeof number === 'number') return number
  return nameOf(tag) === 'Artifact' ? 'Artifact' : 'other'
}

/** Two bytes each. */
function codesIn(shown: Value): number[] {
  if (Array.isArray(shown)) return shown.flatMap(codesIn)
  if (typeof shown !== 'string') return []
  return Array.from(
    { length: shown.length / 2 },
    (_, at) => shown.charCodeAt(2 * at) * 256 + shown.charCodeAt(2 * at + 1),
  )
}

/** The text of a stream that a dictionary points to; empty: there is none. */
export function streamAt(file: PdfFile, from: Dict, key: string): Buffer {
  const value = from.get(key)
  return (resolved(file, value) && streamOf(file, value ?? null)) || Buffer.alloc(0)
}
