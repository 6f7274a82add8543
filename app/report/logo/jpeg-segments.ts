import { PictureRefused } from './picture-fault.ts'
import { requireDrawable } from './raster.ts'

/** Which edge is the top, as cameras note it: 1 as it lies, 2-4 and 5-8 mirrored or turned. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

const START = 0xd8
const END = 0xd9
const SCAN = 0xda
const EXIF = 0xe1
/** Baseline, extended and progressive: the ways of coding that we read. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2])
const OTHER_FRAMES = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])
/** A picture that loads in steps has about ten; each is worked through whole, whatever it holds. */
const MAX_SCANS = 32

/**
 * What a JPEG says of itself, by walking over its segments; nothing is decoded.
 *
 * @source ITU-T T.81, B; EXIF 2.3, 4.6.4 (orientation)
 * @throws PictureRefused `damaged`, or `tooManyPixels` by the header alone
 */
export function readJpegFacts(bytes: Uint8Array): { orientation: Orientation } {
  let orientation: Orientation = 1
  let frames = 0
  let scans = 0
  for (const { marker, body } of segmentsOf(bytes)) {
    if (OTHER_FRAMES.has(marker)) throw new PictureRefused('damaged')
    if (FRAMES.has(marker)) {
      frames += 1
      const [, high = 0, low = 0, wide = 0, narrow = 0] = body
      requireDrawable((wide << 8) | narrow, (high << 8) | low)
    }
    if (marker === SCAN) scans += 1
    if (marker === EXIF) orientation = orientationIn(body) ?? orientation
  }
  if (frames !== 1 || scans === 0 || scans > MAX_SCANS) throw new PictureRefused('damaged')
  return { orientation }
}

type Segment = { marker: number; body: Uint8Array }

/** Every segment up to the end mark; coded data and what follows the end are passed over. */
function* segmentsOf(bytes: Uint8Array): Generator<Segment, void> {
  let at = 2
  while (at < bytes.length) {
    // Between segments, and in coded data, everything that is no marker is passed over.
    at = bytes.indexOf(0xff, at)
    if (at < 0) break
    const marker = bytes[at + 1] ?? 0
    if (marker === END) return
    at += marker === 0xff ? 1 : 2
    if (marker === 0 || marker === 0xff || marker === 1 || (marker >= 0xd0 && marker <= START)) continue
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    if (length < 2 || at + length > bytes.length) break
    yield { marker, body: bytes.subarray(at + 2, at + length) }
    at += length
  }
  throw new PictureRefused('damaged')
}

const EXIF_NAME = 'Exif\0\0'
const ORIENTATION_TAG = 0x0112
const SHORT = 3

/** Reads the one entry that changes how a picture looks; the rest of EXIF is never looked at. */
function orientationIn(body: Uint8Array): Orientation | null {
  if (String.fromCharCode(...body.subarray(0, EXIF_NAME.length)) !== EXIF_NAME) return null
  const tiff = body.subarray(EXIF_NAME.length)
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  if (tiff.length < 8) return null
  const isLittle = tiff[0] === 0x49
  const start = view.getUint32(4, isLittle)
  if (start + 2 > tiff.length) return null
  const count = view.getUint16(start, isLittle)
  for (let entry = start + 2; entry < start + 2 + count * 12 && entry + 12 <= tiff.length; entry += 12) {
    if (view.getUint16(entry, isLittle) !== ORIENTATION_TAG || view.getUint16(entry + 2, isLittle) !== SHORT) continue
    const value = view.getUint16(entry + 8, isLittle)
    return value >= 1 && value <= 8 ? (value as Orientation) : null
  }
  return null
}
