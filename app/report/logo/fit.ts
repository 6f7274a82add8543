import { PictureRefused } from './picture-fault.ts'
import type { Raster } from './raster.ts'

type Box = { left: number; top: number; width: number; height: number }

/** Opacity that is seen, and white that is not, of 255. */
const SEEN = 8
const NEARLY_WHITE = 250

export function isSeeThrough({ pixels }: Raster): boolean {
  for (let at = 3; at < pixels.length; at += 4) if ((pixels[at] ?? 0) < 255 - SEEN) return true
  return false
}

/**
 * Without the margin around it, which would make the logo smaller than others and push it off the edge that everything
 * else stands on: clear, or white where nothing is clear.
 *
 * @throws PictureRefused `blank` if there is only margin
 */
export function trimmed(raster: Raster): Raster {
  const { left, top, width, height } = boxOfSeen(raster)
  if (width === raster.width && height === raster.height) return raster
  const pixels = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y += 1) {
    const from = ((top + y) * raster.width + left) * 4
    pixels.set(raster.pixels.subarray(from, from + width * 4), y * width * 4)
  }
  return { width, height, pixels }
}

function boxOfSeen(raster: Raster): Box {
  const { width, height, pixels } = raster
  const hasClear = isSeeThrough(raster)
  const isMargin = (at: number) =>
    hasClear
      ? (pixels[at + 3] ?? 0) < SEEN
      : Math.min(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0) >= NEARLY_WHITE
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (isMargin((y * width + x) * 4)) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = y
    }
  }
  if (right < 0) throw new PictureRefused('blank')
  return { left, top, width: right - left + 1, height: bottom - top + 1 }
}

/** The same picture, made smaller until it fits. Each new pixel is the mean of those it stands for, weighed by opacity. */
export function shrunk(raster: Raster, most: { width: number; height: number }): Raster {
  const share = Math.min(1, most.width / raster.width, most.height / raster.height)
  if (share === 1) return raster
  const width = Math.max(1, Math.round(raster.width * share))
  const height = Math.max(1, Math.round(raster.height * share))
  const pixels = new Uint8Array(width * height * 4)
  const spanX = (x: number) => span(x, raster.width / width, raster.width)
  const spanY = (y: number) => span(y, raster.height / height, raster.height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) pixels.set(meanOf(raster, spanX(x), spanY(y)), (y * width + x) * 4)
  }
  return { width, height, pixels }
}

type Span = { from: number; to: number }

/** Which old pixels lie under a new one. */
const span = (index: number, step: number, end: number): Span => ({
  from: index * step,
  to: Math.min(end, (index + 1) * step),
})

function meanOf({ width, pixels }: Raster, across: Span, down: Span): [number, number, number, number] {
  let [red, green, blue, opacity, area] = [0, 0, 0, 0, 0]
  for (let y = Math.floor(down.from); y < down.to; y += 1) {
    const tall = Math.min(y + 1, down.to) - Math.max(y, down.from)
    for (let x = Math.floor(across.from); x < across.to; x += 1) {
      const covered = tall * (Math.min(x + 1, across.to) - Math.max(x, across.from))
      const at = (y * width + x) * 4
      const weight = covered * (pixels[at + 3] ?? 0)
      red += weight * (pixels[at] ?? 0)
      green += weight * (pixels[at + 1] ?? 0)
      blue += weight * (pixels[at + 2] ?? 0)
      opacity += weight
      area += covered
    }
  }
  if (opacity === 0) return [0, 0, 0, 0]
  const rounded = (sum: number, by: number) => Math.round(sum / by)
  return [rounded(red, opacity), rounded(green, opacity), rounded(blue, opacity), rounded(opacity, area)]
}
