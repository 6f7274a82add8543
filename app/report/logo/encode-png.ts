import { crc32, deflateSync } from 'node:zlib'
import { PNG_SIGNATURE } from './png-chunks.ts'
import type { Raster } from './raster.ts'

const COLOUR = 2
const COLOUR_WITH_OPACITY = 6
/** Each sample as its difference to the one above: drawn areas pack best so. */
const UP = 2

/** A PNG of nothing but these pixels. The same pixels give the same bytes. */
export function encodePng({ width, height, pixels }: Raster): Uint8Array {
  const isOpaque = pixels.every((value, at) => at % 4 !== 3 || value === 255)
  const samples = isOpaque ? 3 : 4
  const lines = new Uint8Array(height * (1 + width * samples))
  let to = 0
  for (let y = 0; y < height; y += 1) {
    lines[to++] = UP
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4
      for (let part = 0; part < samples; part += 1) {
        lines[to++] = (pixels[at + part] ?? 0) - (y === 0 ? 0 : (pixels[at + part - width * 4] ?? 0))
      }
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, isOpaque ? COLOUR : COLOUR_WITH_OPACITY, 0, 0, 0], 8)
  const packed = deflateSync(lines, { level: 9 })
  return new Uint8Array(
    Buffer.concat([PNG_SIGNATURE, chunk('IHDR', header), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))]),
  )
}

function chunk(type: string, body: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const framed = Buffer.alloc(typed.length + 8)
  framed.writeUInt32BE(body.length, 0)
  framed.set(typed, 4)
  framed.writeUInt32BE(crc32(typed), typed.length + 4)
  return framed
}
