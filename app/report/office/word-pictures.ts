import { type IFloating, ImageRun } from 'docx'
import type { Painted } from './word-blocks.ts'

/** The library counts in pixels of a screen. */
const PIXELS = 96 / 72

/** A picture with what it shows in words. @param floating where on the page it lies; missing: in its line */
export function pictureRun({ png, width, height, alt }: Painted, floating?: IFloating): ImageRun {
  return new ImageRun({
    type: 'png',
    data: png,
    transformation: { width: Math.round(width * PIXELS), height: Math.round(height * PIXELS) },
    altText: { name: alt.slice(0, 60), description: alt },
    ...(floating && { floating }),
  })
}
