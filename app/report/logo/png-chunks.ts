import { crc32 } from 'node:zlib'
import { PictureRefused } from './picture-fault.ts'
import { requireDrawable } from './raster.ts'

export const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

export type PngHeader = {
  width: number
  height: number
  /** Bits a sample. */
  depth: 1 | 2 | 4 | 8 | 16
  /** 0 grey · 2 colour · 3 palette · 4 grey with opacity · 6 colour with opacity */
  kind: 0 | 2 | 3 | 4 | 6
  isInterlaced: boolean
}

export type PngParts = {
  header: PngHeader
  palette: Uint8Array
  /** Of the palette's entries, or the one colour that is clear; empty: everything is opaque. */
  transparency: Uint8Array
  /** Still packed. */
  data: Uint8Array[]
}

const DEPTHS: Record<PngHeader['kind'], readonly number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

/**
 * The parts of a PNG that make its first picture, nothing unpacked. Texts, profiles, further frames and whatever follows the
 * end are passed over.
 *
 * @source PNG, third edition (W3C 2025), 5 and 11
 * @throws PictureRefused `damaged`, or `tooManyPixels` by the header alone
 */
export function readPngParts(bytes: Uint8Array): PngParts {
  const chunks = chunksOf(bytes)
  const first = chunks.next().value
  if (first?.type !== 'IHDR') throw new PictureRefused('damaged')
  const parts: PngParts = {
    header: readHeader(first.body),
    palette: new Uint8Array(),
    transparency: new Uint8Array(),
    data: [],
  }
  for (const { type, body } of chunks) {
    if (type === 'IEND') return parts
    if (type === 'PLTE') parts.palette = body
    else if (type === 'tRNS') parts.transparency = body
    else if (type === 'IDAT') parts.data.push(body)
    else if (isCritical(type)) throw new PictureRefused('damaged')
  }
  throw new PictureRefused('damaged')
}

type Chunk = { type: string; body: Uint8Array }

/** Length, type, body and check sum, until the bytes end. */
function* chunksOf(bytes: Uint8Array): Generator<Chunk, undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = PNG_SIGNATURE.length
  while (at + 12 <= bytes.length) {
    const end = at + 8 + view.getUint32(at)
    if (end + 4 > bytes.length) throw new PictureRefused('damaged')
    if (crc32(bytes.subarray(at + 4, end)) !== view.getUint32(end)) throw new PictureRefused('damaged')
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    yield { type, body: bytes.subarray(at + 8, end) }
    at = end + 4
  }
}

/** A program that does not know such a chunk must not draw the picture. */
const isCritical = (type: string) => /^[A-Z]/.test(type)

function readHeader(body: Uint8Array): PngHeader {
  if (body.length !== 13) throw new PictureRefused('damaged')
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  const [width, height] = [view.getUint32(0), view.getUint32(4)]
  const [depth = 0, kind = 0, packing, filtering, interlacing = 0] = body.subarray(8)
  requireDrawable(width, height)
  const isKnown = isKind(kind) && DEPTHS[kind].includes(depth) && packing === 0 && filtering === 0 && interlacing < 2
  if (!isKnown) throw new PictureRefused('damaged')
  return { width, height, depth: depth as PngHeader['depth'], kind, isInterlaced: interlacing === 1 }
}

const isKind = (kind: number): kind is PngHeader['kind'] => Object.hasOwn(DEPTHS, kind)
