import { deflateSync } from 'node:zlib'

/** Objects that are packed together: a reader unpacks all of them to see one. */
const TOGETHER = 200

type Stored = { id: number; body: Buffer; isStream: boolean }

/** Where an object is found: in the file, or in a packed stream by its place there. */
type Entry = { at: number } | { within: number; index: number }

/**
 * The same PDF with everything but streams packed, and its table of places too: half as large where it is tagged.
 *
 * @param file as pdfkit writes it: one table of places, every object once, nothing encrypted
 */
export function packObjects(file: Buffer): Buffer {
  const { objects, trailer } = readObjects(file)
  const packed = objects.filter(({ isStream }) => !isStream)
  const parts: Buffer[] = [file.subarray(0, endOfHead(file))]
  const entries = new Map<number, Entry>()
  let length = parts[0]?.length ?? 0
  const write = (id: number, body: Buffer) => {
    entries.set(id, { at: length })
    const part = Buffer.concat([Buffer.from(`${id} 0 obj\n`), body, Buffer.from('\nendobj\n')])
    parts.push(part)
    length += part.length
  }
  for (const { id, body, isStream } of objects) if (isStream) write(id, body)
  let next = Math.max(...objects.map(({ id }) => id)) + 1
  for (let from = 0; from < packed.length; from += TOGETHER) {
    const group = packed.slice(from, from + TOGETHER)
    for (const [index, { id }] of group.entries()) entries.set(id, { within: next, index })
    write(next, groupStream(group))
    next += 1
  }
  const end = length
  entries.set(next, { at: end })
  write(next, placesStream(entries, trailer))
  return Buffer.concat([...parts, Buffer.from(`startxref\n${end}\n%%EOF\n`)])
}

/** Behind the version and the line of letters that tells that the file is no text. */
function endOfHead(file: Buffer): number {
  return file.indexOf('\n', file.indexOf('\n') + 1) + 1
}

function readObjects(file: Buffer): { objects: Stored[]; trailer: string } {
  const table = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(file.toString('latin1', file.length - 64))?.[1])
  const [places = '', trailer = ''] = file.toString('latin1', table).split('\ntrailer\n')
  const offsets = [...places.matchAll(/^(\d{10}) 00000 n/gm)].map(([, offset]) => Number(offset))
  const ends = new Map<number, number>()
  const ascending = [...offsets].sort((a, b) => a - b)
  ascending.forEach((offset, at) => {
    ends.set(offset, ascending[at + 1] ?? table)
  })
  const objects = offsets.map((offset, at): Stored => {
    const start = file.indexOf('\n', offset) + 1
    const body = file.subarray(start, (ends.get(offset) ?? table) - '\nendobj\n'.length)
    return { id: at + 1, body, isStream: body.subarray(-'endstream'.length).toString('latin1') === 'endstream' }
  })
  return { objects, trailer }
}

function groupStream(group: readonly Stored[]): Buffer {
  let at = 0
  const places = group.map(({ id, body }) => {
    const place = `${id} ${at}`
    at += body.length + 1
    return place
  })
  const head = Buffer.from(`${places.join(' ')}\n`)
  const bodies = group.flatMap(({ body }) => [body, Buffer.from('\n')])
  return stream(`/Type /ObjStm /N ${group.length} /First ${head.length}`, Buffer.concat([head, ...bodies]))
}

/** Bytes of a row: of which kind it is, where, and which one there; each row by what it differs from the one above. */
const WIDTHS = [1, 4, 2] as const
const ROW = WIDTHS.reduce((sum, width) => sum + width, 0)
const UP = 2
const LAST_FREE = 0xffff

function placesStream(entries: ReadonlyMap<number, Entry>, trailer: string): Buffer {
  const size = Math.max(...entries.keys()) + 1
  const rows = Buffer.alloc(size * (ROW + 1))
  let above: Buffer = Buffer.alloc(ROW)
  for (let id = 0; id < size; id++) {
    const row = rowOf(entries.get(id))
    rows[id * (ROW + 1)] = UP
    row.forEach((byte, at) => {
      rows[id * (ROW + 1) + 1 + at] = (byte - (above[at] ?? 0)) & 0xff
    })
    above = row
  }
  const kept = ['Root', 'Info', 'ID'].map((key) => new RegExp(`/${key} (?:\\d+ 0 R|\\[[^\\]]*\\])`).exec(trailer)?.[0])
  const parms = `/DecodeParms << /Predictor 12 /Columns ${ROW} >>`
  return stream(`/Type /XRef /Size ${size} /W [${WIDTHS.join(' ')}] ${kept.join(' ')} ${parms}`, rows)
}

function rowOf(entry: Entry | undefined): Buffer {
  const row = Buffer.alloc(ROW)
  if (!entry) row.writeUInt16BE(LAST_FREE, 5)
  else if ('at' in entry) {
    row[0] = 1
    row.writeUInt32BE(entry.at, 1)
  } else {
    row[0] = 2
    row.writeUInt32BE(entry.within, 1)
    row.writeUInt16BE(entry.index, 5)
  }
  return row
}

function stream(keys: string, content: Buffer): Buffer {
  const packed = deflateSync(content)
  const head = `<< ${keys} /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`
  return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream')])
}
