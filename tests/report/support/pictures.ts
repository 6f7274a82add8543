import { crc32, deflateSync } from 'node:zlib'
import { createCanvas } from '@napi-rs/canvas'

type Header = { width: number; height: number; depth?: number; kind?: number; interlaced?: boolean }

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

export function pngChunk(type: string, body: Uint8Array = new Uint8Array()): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const framed = Buffer.alloc(typed.length + 8)
  framed.writeUInt32BE(body.length, 0)
  framed.set(typed, 4)
  framed.writeUInt32BE(crc32(typed), typed.length + 4)
  return framed
}

export function pngHeader({ width, height, depth = 8, kind = 6, interlaced = false }: Header): Buffer {
  const body = Buffer.alloc(13)
  body.writeUInt32BE(width, 0)
  body.writeUInt32BE(height, 4)
  body.set([depth, kind, 0, 0, interlaced ? 1 : 0], 8)
  return pngChunk('IHDR', body)
}

/** A PNG of these lines, each with the number of its filter in front, and of chunks before them. */
export function pngOf(header: Header, lines: number[][], before: Buffer[] = [], after: Buffer[] = []): Buffer {
  const data = deflateSync(Buffer.from(lines.flat()))
  return Buffer.concat([SIGNATURE, pngHeader(header), ...before, pngChunk('IDAT', data), ...after, pngChunk('IEND')])
}

/** The start of a PNG, whatever follows. */
export const pngFrom = (...chunks: Buffer[]) => Buffer.concat([SIGNATURE, ...chunks])

/** Black on the left, red on the right, as a camera writes it, `side` high; with a note which edge is the top. */
export function jpegOf(orientation?: number, isLittle = true, side = 16): Buffer {
  const canvas = createCanvas(side * 2, side)
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#000000'
  pen.fillRect(0, 0, side, side)
  pen.fillStyle = '#ff0000'
  pen.fillRect(side, 0, side, side)
  const written = canvas.toBuffer('image/jpeg', 95)
  if (orientation === undefined) return written
  const tiff = isLittle
    ? Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0])
    : Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0])
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('<script>alert(1)</script>')])
  return Buffer.concat([written.subarray(0, 2), jpegSegment(0xe1, body), written.subarray(2)])
}

export function jpegSegment(marker: number, body: Uint8Array): Buffer {
  const framed = Buffer.alloc(body.length + 4)
  framed.set([0xff, marker], 0)
  framed.writeUInt16BE(body.length + 2, 2)
  framed.set(body, 4)
  return framed
}

const scan = (first: number, last: number, coded: number[]) =>
  Buffer.concat([jpegSegment(0xda, Buffer.from([1, 1, 0, first, last, 0])), Buffer.from(coded)])

/** One table with one code, of one bit, for one symbol. */
const table = (id: number, symbol: number) =>
  jpegSegment(0xc4, Buffer.from([id, 1, ...new Array<number>(15).fill(0), symbol]))

/**
 * 16 x 8 grey in steps: means first, black (-128 as eight bits) then white (+255), then the rest, of which there is none.
 *
 * @param scans of the rest
 */
export function progressiveJpeg(scans = 1): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegSegment(0xdb, Buffer.from([0, ...new Array<number>(64).fill(8)])),
    jpegSegment(0xc2, Buffer.from([8, 0, 8, 0, 16, 1, 1, 0x11, 0])),
    table(0x00, 8),
    table(0x10, 0),
    scan(0, 0, [0x3f, 0xbf, 0xff, 0x00]),
    ...Array.from({ length: scans }, () => scan(1, 63, [0x3f])),
    Buffer.from([0xff, 0xd9]),
  ])
}

/** A JPEG of four inks, as programs for print write it: 60 x 30, white with a cyan and a red field. */
export const CMYK_JPEG = Buffer.from(
  '/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAGBAUGBQQGBgUGBwcGCAoQCgoJCQoUDg8MEBcUGBgXFBYWGh0lHxobIxwWFiAsICMmJykqKRkfLTAtKDAlKCko/8AAFAgAHgA8BEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwD3r4ofEDSvhvoFvq+uW99PbT3S2irZojOHZHYEhmUYwh7+lfVNfVNfVNeX/wDDVfgf/oFeJP8AwHg/+PUUUUf8NV+B/wDoFeJP/AeD/wCPUUUV0HgL9oDwr438WWPh7StP1uG9vPM8t7mGJYxsjZzkrIT0U9uuK5/x74rsfBHhO+8Q6rFczWVn5fmJbKrSHfIqDAYgdWHfpmuf8e+K7HwR4TvvEOqxXM1lZ+X5iWyq0h3yKgwGIHVh36Zor1+vIP8AhqvwP/0CvEn/AIDwf/Hq8g/4ar8D/wDQK8Sf+A8H/wAeooo/4ar8D/8AQK8Sf+A8H/x6j/hqvwP/ANArxJ/4Dwf/AB6iitDw9+0r4O17X9M0iz03xAlzqF1FaRNLBCEV5HCgsRKTjJGcA1oeHv2lfB2va/pmkWem+IEudQuorSJpYIQivI4UFiJScZIzgGiivb69vorwD9tb/klmlf8AYai/9ET0UUV8VUUUUUUUV6r+y5/yXbwz/wBvX/pLLXlX7Uf/ACQnxN/26/8ApVFXlX7Uf/JCfE3/AG6/+lUVFff9fAFfAFFFFFFFdX8J/wDkqfg3/sNWX/o9K6v4T/8AJU/Bv/Yasv8A0elFFfpTX6U0V4B+2t/ySzSv+w1F/wCiJ6KKK+KqKKKKKKK9V/Zc/wCS7eGf+3r/ANJZa8q/aj/5IT4m/wC3X/0qiryr9qP/AJIT4m/7df8A0qior7/r4Ar4Aoooooorq/hP/wAlT8G/9hqy/wDR6V1fwn/5Kn4N/wCw1Zf+j0oor9Ka/Smis/W9E0rXrVLXXNMsdStkcSLFeW6TIrgEBgGBGcEjPuaKKKxf+FceB/8AoTfDf/grg/8AiaKKKP8AhXHgf/oTfDf/AIK4P/iaKKKtaX4K8K6RfxX2leGtEsb2LPl3FtYRRSJkEHDKoIyCR9Caq6pptjq9hLY6rZW19ZS48y3uYlljfBBGVYEHBAP1Aqrqmm2Or2EtjqtlbX1lLjzLe5iWWN8EEZVgQcEA/UCiugrn/wDhXHgf/oTfDf8A4K4P/ia5/wD4Vx4H/wChN8N/+CuD/wCJooo/4Vx4H/6E3w3/AOCuD/4mj/hXHgf/AKE3w3/4K4P/AImiipbTwD4Os7qG6s/Cfh+C5gdZIpYtNhV43U5DKQuQQQCCKltPAPg6zuobqz8J+H4LmB1kili02FXjdTkMpC5BBAIIoorpa6Wiv//Z',
  'base64',
)
