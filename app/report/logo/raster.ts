import { PictureRefused } from './picture-fault.ts'

/** Pixels from the top left, row by row: red, green, blue and opacity, each 0-255. */
export type Raster = { width: number; height: number; pixels: Uint8Array }

/** The longest side that is taken, in pixels. */
export const MAX_SIDE = 4096

/** @throws PictureRefused for a side that is longer than we draw, or none */
export function requireDrawable(width: number, height: number): void {
  if (width === 0 || height === 0) throw new PictureRefused('damaged')
  if (width > MAX_SIDE || height > MAX_SIDE) throw new PictureRefused('tooManyPixels')
}
