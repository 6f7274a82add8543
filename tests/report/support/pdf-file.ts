import { type Dict, dict, nameOf, type PdfObject, Reader, type Ref, type Value } from './pdf-reader.ts'

/** A PDF as it is written, without anything that reads it kindly. */
export type PdfFile = { objects: Map<number, PdfObject>; trailer: Dict }

/** Reads each object where it lies in the file, and what is packed into object streams. @throws Error where the file is not well formed */
export function parsePdf(bytes: Uint8Array): PdfFile {
  const reader = new Reader(Buffer.from(bytes).toString('latin1'), 0)
  const objects: PdfFile['objects'] = new Map()
  let trailer: Dict = new Map()
  for (let word = reader.word(); word !== 'startxref'; word = reader.word()) {
    if (word === 'xref') reader.skipTo('trailer')
    else if (word === 'trailer') trailer = dict(reader.value())
    else objects.set(Number(word), reader.object())
  }
  for (const { value, stream } of [...objects.values()]) {
    const type = value instanceof Map ? nameOf(value.get('Type')) : ''
    if (type === 'ObjStm' && stream) unpack(dict(value), stream, objects)
    if (type === 'XRef') trailer = dict(value)
  }
  return { objects, trailer }
}

function unpack(head: Dict, stream: Buffer, objects: PdfFile['objects']): void {
  const text = stream.toString('latin1')
  const first = Number(head.get('First'))
  const places = text.slice(0, first).trim().split(/\s+/).map(Number)
  for (let at = 0; at < places.length; at += 2)
    objects.set(places[at] ?? 0, { value: new Reader(text, first + (places[at + 1] ?? 0)).value() })
}

export function isRef(value: Value | undefined): value is Ref {
  return value !== null && typeof value === 'object' && !(value instanceof Map) && 'ref' in value
}

/** What stands there, or where it points to. */
export function resolved({ objects }: PdfFile, value: Value | undefined): Value {
  return isRef(value) ? resolved({ objects, trailer: new Map() }, objects.get(value.ref)?.value) : (value ?? null)
}

/** The dictionary that stands under a key, or is pointed to; empty: there is none. */
export function dictAt(file: PdfFile, from: Dict, key: string): Dict {
  const value = resolved(file, from.get(key))
  return value instanceof Map ? value : new Map()
}

/** The list that stands under a key; a single thing is a list of one. */
export function listAt(file: PdfFile, from: Dict, key: string): Value[] {
  const value = resolved(file, from.get(key))
  return Array.isArray(value) ? value : value === null ? [] : [from.get(key) ?? null]
}

export function catalogOf(file: PdfFile): Dict {
  return dictAt(file, file.trailer, 'Root')
}

/** The pages in order, each with its object's number. */
export function pagesOf(file: PdfFile): { id: number; page: Dict }[] {
  const below = (node: Dict): { id: number; page: Dict }[] =>
    listAt(file, node, 'Kids').flatMap((kid) => {
      const held = dict(resolved(file, kid))
      return nameOf(held.get('Type')) === 'Page' && isRef(kid) ? [{ id: kid.ref, page: held }] : below(held)
    })
  return below(dictAt(file, catalogOf(file), 'Pages'))
}

/** All that is written in a file, with what is packed in it unpacked: to look for what must not be there. */
export function writtenIn(bytes: Uint8Array): string {
  const packed = [...parsePdf(bytes).objects.values()].flatMap(({ value, stream }) =>
    stream && nameOf(dict(value).get('Type')) === 'ObjStm' ? [stream.toString('latin1')] : [],
  )
  return [Buffer.from(bytes).toString('latin1'), ...packed].join('\n')
}
