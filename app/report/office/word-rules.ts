import { BorderStyle } from 'docx'
import { colours } from '../theme.ts'

/** Twentieths of a point, in which word processors measure, to one. */
export const TWIPS = 20

export const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
/** A line in a colour. @param size in eighths of a point */
export const rule = (colour: string, size: number) =>
  ({ style: BorderStyle.SINGLE, size, color: colour.slice(1) }) as const

/** Lines around a cell: none, one below it, one below a head. */
export const OPEN = { top: NONE, left: NONE, right: NONE } as const
export const RULED = { ...OPEN, bottom: rule(colours.hair, 4) }
export const HEADED = { ...OPEN, bottom: rule(colours.edge, 6) }
