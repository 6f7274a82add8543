import { inflateRawSync } from 'node:zlib'

/** Files of a zip by name, unpacked one at a time and only when asked for. */
export type Zip = { has(name: string): boolean; text(name: string): string }

type Entry = { method: number; start: number; packed: number }

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_SIZE = 22
const MAX_COMMENT = 0xffff
const MAX_ENTRIES = 500
/** What all files together may unpack to, in bytes, whatever they say of themselves. */
const MAX_UNPACKED = 8 * 1024 * 1024

/**
 * Opens a zip by its list of files. No more is unpacked than the limit, so one that is made to fill the memory fails.
 *
 * @throws RangeError for what is no zip, is encrypted or broken, or unpacks to more than the limit
 */
export function openZip(bytes: Uint8Array): Zip {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = listEntries(view)
  let left = MAX_UNPACKED
  const named = (name: string): Entry => {
    const entry = entries.get(name)
    if (!entry) throw new RangeError(`The zip has no ${name}.`)
    return entry
  }
  return {
    has: (name) => entries.has(name),
    text(name) {
      const { method, start, packed } = named(name)
      const body = view.subarray(start, start + packed)
      const unpacked = method === 0 ? body : inflate(body, left)
      left -= unpacked.length
      if (left < 0) throw new RangeError('The zip unpacks to too much.')
      return unpacked.toString('utf8')
    },
  }
}

function inflate(body: Buffer, limit: number): Buffer {
  try {
    return inflateRawSync(body, { maxOutputLength: Math.max(1, limit) })
  } catch (error) {
    throw new RangeError('The zip cannot be unpacked.', { cause: error })
  }
}

function listEntries(view: Buffer): Map<string, Entry> {
  const end = endOf(view)
  const count = view.readUInt16LE(end + 10)
  if (count > MAX_ENTRIES) throw new RangeError('The zip has too many files.')
  const entries = new Map<string, Entry>()
  let at = view.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== CENTRAL)
      throw new RangeError('The list of the zip is broken.')
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => view.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ]
    const name = view.toString('utf8', at + 46, at + 46 + nameLength)
    entries.set(name, entryAt(view, at))
    at += 46 + nameLength + extra + comment
  }
  return entries
}

function entryAt(view: Buffer, at: number): Entry {
  const [flags, method] = [view.readUInt16LE(at + 8), view.readUInt16LE(at + 10)]
  const packed = view.readUInt32LE(at + 20)
  const local = view.readUInt32LE(at + 42)
  if ((flags & 1) === 1 || (method !== 0 && method !== 8))
    throw new RangeError('The zip is encrypted or packed in another way.')
  if (local + 30 > view.length || view.readUInt32LE(local) !== LOCAL)
    throw new RangeError('A file of the zip is not where it should be.')
  const start = local + 30 + view.readUInt16LE(local + 26) + view.readUInt16LE(local + 28)
  if (start + packed > view.length) throw new RangeError('A file of the zip is cut off.')
  return { method, start, packed }
}

function endOf(view: Buffer): number {
  for (let at = view.length - END_SIZE; at >= 0 && at >= view.length - END_SIZE - MAX_COMMENT; at -= 1) {
    if (view.readUInt32LE(at) === END) return at
  }
  throw new RangeError('This is no zip.')
}
