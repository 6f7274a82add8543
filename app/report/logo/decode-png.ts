import { inflateSync } from 'node:zlib'
import { PictureRefused } from './picture-fault.ts'
import { type PngHeader, type PngParts, readPngParts } from './png-chunks.ts'
import type { Raster } from './raster.ts'
import { unfilter } from './unfilter.ts'

const SAMPLES: Record<PngHeader['kind'], number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** A part of the picture: where it begins, and how far its pixels are apart. */
type Pass = { x: number; y: number; dx: number; dy: number; width: number; height: number }

const WHOLE = [[0, 0, 1, 1]] as const
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/**
 * The first picture of a PNG of any kind. Never unpacks more than the header announces.
 *
 * @throws PictureRefused
 */
export function decodePng(bytes: Uint8Array): Raster {
  const parts = readPngParts(bytes)
  const { header } = parts
  const passes = passesOf(header)
  const bits = SAMPLES[header.kind] * header.depth
  const lineBytes = (pass: Pass) => Math.ceil((pass.width * bits) / 8)
  const announced = passes.reduce((sum, pass) => sum + pass.height * (1 + lineBytes(pass)), 0)
  const packed = unpack(parts.data, announced)
  const { width, height } = header
  const raster: Raster = { width, height, pixels: new Uint8Array(width * height * 4) }
  const paint = painterOf(parts)
  let at = 0
  for (const pass of passes) {
    const length = lineBytes(pass)
    const end = at + pass.height * (1 + length)
    const lines = unfilter(packed.subarray(at, end), { length, apart: Math.max(1, bits >> 3) })
    drawPass(raster, pass, { lines, length, paint })
    at = end
  }
  return raster
}

function passesOf({ width, height, isInterlaced }: PngHeader): Pass[] {
  return (isInterlaced ? ADAM7 : WHOLE)
    .map(([x, y, dx, dy]) => ({
      x,
      y,
      dx,
      dy,
      width: Math.max(0, Math.ceil((width - x) / dx)),
      height: Math.max(0, Math.ceil((height - y) / dy)),
    }))
    .filter((pass) => pass.width > 0 && pass.height > 0)
}

function unpack(data: Uint8Array[], announced: number): Uint8Array {
  try {
    const unpacked = inflateSync(Buffer.concat(data), { maxOutputLength: announced })
    if (unpacked.length === announced) return unpacked
  } catch {
    // Not packed as it should be, or more than announced: either way not a picture that a program for pictures wrote.
  }
  throw new PictureRefused('damaged')
}

/** Writes pixel number `index` of a line to its place. */
type Paint = (line: Uint8Array, index: number, pixels: Uint8Array, to: number) => void

type Drawn = { lines: Uint8Array; length: number; paint: Paint }

function drawPass({ width, pixels }: Raster, pass: Pass, { lines, length, paint }: Drawn): void {
  for (let row = 0; row < pass.height; row += 1) {
    const line = lines.subarray(row * length, (row + 1) * length)
    const start = (pass.y + row * pass.dy) * width + pass.x
    for (let index = 0; index < pass.width; index += 1) paint(line, index, pixels, (start + index * pass.dx) * 4)
  }
}

function painterOf({ header: { kind, depth }, palette, transparency }: PngParts): Paint {
  const samples = SAMPLES[kind]
  const most = 2 ** depth - 1
  const sample = sampler(depth)
  const clear = clearColour(transparency, samples)
  const opacity = (line: Uint8Array, at: number) => {
    if (kind === 4 || kind === 6) return (sample(line, at + samples - 1) * 255) / most
    return clear?.every((value, part) => value === sample(line, at + part)) ? 0 : 255
  }
  if (kind === 3) return palettePainter(sample, palette, transparency)
  const isGrey = samples < 3
  return (line, index, pixels, to) => {
    const at = index * samples
    for (let part = 0; part < 3; part += 1) {
      pixels[to + part] = (sample(line, isGrey ? at : at + part) * 255) / most + 0.5
    }
    pixels[to + 3] = opacity(line, at) + 0.5
  }
}

/** The one colour that stands for nothing, in samples; `null`: none does. */
function clearColour(transparency: Uint8Array, samples: number): number[] | null {
  if (samples === 2 || samples === 4 || transparency.length < samples * 2) return null
  return Array.from({ length: samples }, (_, part) => sampler(16)(transparency, part))
}

type Sampler = (line: Uint8Array, index: number) => number

function sampler(depth: PngHeader['depth']): Sampler {
  if (depth === 8) return (line, index) => line[index] ?? 0
  if (depth === 16) return (line, index) => ((line[index * 2] ?? 0) << 8) | (line[index * 2 + 1] ?? 0)
  const mask = 2 ** depth - 1
  return (line, index) => {
    const bit = index * depth
    return ((line[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & mask
  }
}

function palettePainter(sample: Sampler, palette: Uint8Array, transparency: Uint8Array): Paint {
  return (line, index, pixels, to) => {
    const entry = sample(line, index)
    if (entry * 3 + 2 >= palette.length) throw new PictureRefused('damaged')
    pixels.set(palette.subarray(entry * 3, entry * 3 + 3), to)
    pixels[to + 3] = transparency[entry] ?? 255
  }
}
