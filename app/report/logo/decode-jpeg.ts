import jpeg from 'jpeg-js'
import { type Orientation, readJpegFacts } from './jpeg-segments.ts'
import { PictureRefused } from './picture-fault.ts'
import { MAX_SIDE, type Raster } from './raster.ts'

const LIMITS = { maxResolutionInMP: (MAX_SIDE * MAX_SIDE) / 1_000_000, maxMemoryUsageInMB: 768 }

/**
 * A JPEG as it is to be seen: turned as its camera noted, inks made colours.
 *
 * @throws PictureRefused
 */
export function decodeJpeg(bytes: Uint8Array): Raster {
  const { orientation } = readJpegFacts(bytes)
  try {
    const { width, height, data } = jpeg.decode(bytes, {
      ...LIMITS,
      useTArray: true,
      formatAsRGBA: true,
      tolerantDecoding: false,
    })
    return turned({ width, height, pixels: data }, orientation)
  } catch {
    throw new PictureRefused('damaged')
  }
}

/** Where a pixel of the picture as seen lies in the one that was stored, of this width and height. */
const PLACES: Record<Orientation, (x: number, y: number, width: number, height: number) => [number, number]> = {
  1: (x, y) => [x, y],
  2: (x, y, width) => [width - 1 - x, y],
  3: (x, y, width, height) => [width - 1 - x, height - 1 - y],
  4: (x, y, _, height) => [x, height - 1 - y],
  5: (x, y) => [y, x],
  6: (x, y, _, height) => [y, height - 1 - x],
  7: (x, y, width, height) => [width - 1 - y, height - 1 - x],
  8: (x, y, width) => [width - 1 - y, x],
}

function turned(raster: Raster, orientation: Orientation): Raster {
  if (orientation === 1) return raster
  const isSideways = orientation >= 5
  const [width, height] = isSideways ? [raster.height, raster.width] : [raster.width, raster.height]
  const pixels = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [fromX, fromY] = PLACES[orientation](x, y, raster.width, raster.height)
      const from = (fromY * raster.width + fromX) * 4
      pixels.set(raster.pixels.subarray(from, from + 4), (y * width + x) * 4)
    }
  }
  return { width, height, pixels }
}
