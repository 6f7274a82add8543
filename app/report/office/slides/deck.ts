import type { BrandLogo } from '#app/report/model/cover-model.ts'
import type { PictureSource } from '../blocks.ts'

/** Where something stands on a slide, in inches. */
export type Place = { x: number; y: number; w: number; h: number }

/** A paragraph on a slide; `size` in points, `colour` as `#rrggbb`. */
export type Words = {
  text: string
  size: number
  colour: string
  isBold?: boolean
  isSerif?: boolean
  isPoint?: boolean
}

export type SlideCell = Omit<Words, 'isPoint' | 'isSerif'>

/** One thing on a slide, all of it the program's own and editable but pictures. */
export type Item =
  | { is: 'text'; place: Place; words: readonly Words[]; fill?: string; isMiddle?: true }
  | { is: 'bar'; place: Place; fill: string }
  | {
      is: 'table'
      place: Place
      columns: readonly number[]
      rows: readonly { height: number; cells: readonly SlideCell[] }[]
    }
  | {
      is: 'ranges'
      place: Place
      names: string[]
      known: number[]
      possible: number[]
      labels: [string, string]
      colours: [string, string]
      alt: string
    }
  | { is: 'picture'; place: Place; source: PictureSource; alt: string }
  | { is: 'logo'; place: Place; logo: BrandLogo; alt: string }

/** `notes`: what to say, and where it comes from. */
export type Slide = { title: Words; items: readonly Item[]; notes: string; isCover?: boolean }

/** A sheet of 16 to 9 and what is kept free around it, in inches. */
export const SHEET = { width: 13.333, height: 7.5, side: 0.7, top: 0.55, foot: 7.0 } as const
export const POINTS = 72
export const TITLE: Place = { x: SHEET.side, y: SHEET.top, w: SHEET.width - 2 * SHEET.side, h: 1.05 }
/** Under the title, over the foot. */
export const BODY: Place = { x: SHEET.side, y: 1.85, w: SHEET.width - 2 * SHEET.side, h: 4.9 }
/** Around the text of a box. */
export const INSET = 0.14

/** The left and the right of the room under a title. */
export function halves(share: number, body: Place = BODY): { left: Place; right: Place } {
  const gap = 0.5
  const left = { ...body, w: body.w * share - gap / 2 }
  return { left, right: { ...body, x: left.x + left.w + gap, w: body.w - left.w - gap } }
}
