import jpeg from 'jpeg-js'
import { decodeJpeg } from './decode-jpeg.ts'
import { decodePng } from './decode-png.ts'
import { encodePng } from './encode-png.ts'
import { shrunk } from './fit.ts'

/** A picture as we keep it: of the file nothing but what is to be seen. */
export type Picture = { bytes: Uint8Array; kind: 'png' | 'jpeg' }

/** What is kept at most, in pixels: enough to read a page of text. */
const KEPT = { width: 1600, height: 1600 }
const QUALITY = 85

/**
 * Draws a picture that shows something anew, upright and no larger than one can look at; where it was taken and by what
 * is not kept. For the child process: a picture may be made to take all of a process.
 *
 * @param kind as its first bytes say
 * @throws PictureRefused
 */
export function redrawPicture(bytes: Uint8Array, kind: Picture['kind']): Picture {
  const raster = shrunk(kind === 'png' ? decodePng(bytes) : decodeJpeg(bytes), KEPT)
  if (kind === 'png') return { bytes: encodePng(raster), kind }
  const { width, height, pixels } = raster
  return { bytes: new Uint8Array(jpeg.encode({ width, height, data: pixels }, QUALITY).data), kind }
}
