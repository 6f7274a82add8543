import { contrast } from '#app/core/brand/contrast.ts'
import { colours } from '../theme.ts'
import { decodeJpeg } from './decode-jpeg.ts'
import { decodePng } from './decode-png.ts'
import { encodePng } from './encode-png.ts'
import { isSeeThrough, shrunk, trimmed } from './fit.ts'
import { PictureRefused } from './picture-fault.ts'
import { MAX_PICTURE_BYTES } from './picture-limits.ts'
import { PNG_SIGNATURE } from './png-chunks.ts'
import type { Raster } from './raster.ts'

/** A logo as we keep it: our own PNG of its pixels, and what it can be read on. */
export type Logo = { png: Uint8Array; width: number; height: number; ground: 'paper' | 'dark' }

/** What is kept at most, in pixels: about 270 to the inch where a report shows it largest. */
const KEPT = { width: 600, height: 180 }
const JPEG_START = [0xff, 0xd8, 0xff] as const

/**
 * Draws a picture that somebody sent anew: of the file nothing is kept but what is to be seen. By its content, not
 * its name, it must be PNG or JPEG. For the child process: a picture may be made to take all of a process.
 *
 * @throws PictureRefused
 */
export function redrawLogo(bytes: Uint8Array): Logo {
  if (bytes.length > MAX_PICTURE_BYTES) throw new PictureRefused('tooLarge')
  const sent = decode(bytes)
  const raster = shrunk(trimmed(sent), KEPT)
  const { width, height } = raster
  return { png: encodePng(raster), width, height, ground: isSeeThrough(sent) ? groundOf(raster) : 'paper' }
}

function decode(bytes: Uint8Array): Raster {
  if (PNG_SIGNATURE.every((byte, at) => bytes[at] === byte)) return decodePng(bytes)
  if (JPEG_START.every((byte, at) => bytes[at] === byte)) return decodeJpeg(bytes)
  throw new PictureRefused('notAPicture')
}

/** Where two colours differ by less, a shape is lost. */
const TELLS_APART = 1.8
/** So much more of it must be seen on dark ground. */
const CLEARLY_MORE = 0.2

/** A logo in white or pale colours on clear ground is made for something dark behind it. */
function groundOf(raster: Raster): Logo['ground'] {
  return seenOn(raster, colours.ink) > seenOn(raster, colours.paper) + CLEARLY_MORE ? 'dark' : 'paper'
}

/** How much of what is drawn stands out from a ground, 0-1. */
function seenOn({ pixels }: Raster, ground: string): number {
  const behind = [1, 3, 5].map((at) => Number.parseInt(ground.slice(at, at + 2), 16))
  let [all, seen] = [0, 0]
  for (let at = 0; at < pixels.length; at += 4) {
    const opacity = pixels[at + 3] ?? 0
    if (opacity === 0) continue
    all += opacity
    if (contrast([...pixels.subarray(at, at + 3)], behind) >= TELLS_APART) seen += opacity
  }
  return seen / all
}
