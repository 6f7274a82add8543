/** How a cell looks, by what it is for. `entry` and `cell` are written in. */
export type CellLook =
  | 'title'
  | 'about'
  | 'section'
  | 'label'
  | 'hint'
  | 'text'
  | 'mark'
  | 'link'
  | 'entry'
  | 'head'
  | 'cell'

export type WorkbookCell = {
  /** Empty: to be written in. */
  text: string
  look: CellLook
  /** Columns that it takes, itself among them; missing: 1. */
  spans?: number
  /** What it offers to choose from. */
  choices?: readonly string[]
  /** The name of the sheet that it leads to. */
  to?: string
}

export type WorkbookRow = {
  cells: readonly WorkbookCell[]
  /** Lines of text that it is high; missing: as the program sees fit. */
  lines?: number
}

export type WorkbookSheet = {
  /** At most 31 characters, unlike the others, without the signs that names of sheets must not have. */
  name: string
  /** Of the columns, in characters. */
  widths: readonly number[]
  /** Its first row is a head that stays, and comes again on every page. */
  hasHead: boolean
  isLandscape: boolean
  rows: readonly WorkbookRow[]
}

export type Workbook = {
  /** IETF tag. */
  locale: string
  /** ISO date that the file carries. */
  madeOn: string
  title: string
  author: string
  subject: string
  sheets: readonly WorkbookSheet[]
}

/** How many lines a text takes in so many characters; not all programs grow a row by themselves. */
export const linesOf = (text: string, width: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0)
