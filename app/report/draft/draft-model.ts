import type { ProcessChartPicture } from '#app/charts/process-chart.ts'

/**
 * A draft that a register writes: an entry of the record of processing, or an impact assessment. Plain JSON with finished
 * sentences, so that the PDF and the text file say the same.
 */
export type DraftModel = {
  /** IETF tag. */
  locale: string
  /** ISO date, also the one inside the file. */
  madeOn: string
  company: string
  title: string
  /** Of what, and as of when. */
  subtitle: string
  intro: string[]
  sections: DraftSection[]
  /** What it is not. */
  closing: string
}

export type DraftSection = {
  title: string
  about: string
  /** Where the law asks for it; empty: nowhere. */
  source: string
  entries: DraftEntry[]
  /** Only where there is something to draw; what it shows stands in an entry or in the table. */
  picture?: ProcessChartPicture
  /** The same, laid out for a narrow screen; left out: it is only for paper. */
  phonePicture?: ProcessChartPicture
  /** Stands below the entries. */
  table?: DraftTable
}

/** Figures in columns; rows have as many cells as there are columns. */
type DraftTable = { columns: { label: string; share: number; align?: 'left' | 'right' }[]; rows: string[][] }

export type DraftEntry = { name: string; source: string; lines: DraftLine[] }

/** `said`: it stands · `open`: to be answered · `todo`: to be done · `note`: to keep in mind. */
export type DraftLine = { kind: 'said' | 'open' | 'todo' | 'note'; text: string }
