import type { CapabilityMinimum } from '../schema.ts'

/** What a table of a template can list, one row each. */
export type TemplateRowSource = 'kpis' | 'guardrails' | 'techniques' | 'use-cases' | 'tools' | 'disciplines'

/** One column of a template's table; `from` is the field of the listed thing that fills it, `narrow` one for a word or a figure. */
type TemplateColumn = { label: string; from: string | null; narrow: boolean }

/** Texts may hold names in braces, such as `{company}`, that are filled in when the template is opened. */
export type TemplateField = { label: string; hint: string } & (
  | { kind: 'line'; text: string }
  /** Room for `lines` lines of handwriting. */
  | { kind: 'lines'; text: string; lines: number }
  | {
      kind: 'table'
      /** `cards`: one block of labelled lines a row, for rows with much to write. */
      layout: 'grid' | 'cards'
      columns: TemplateColumn[]
      rowsFrom: TemplateRowSource | null
      /** Written by us; a cell per column, empty to be filled in. */
      rows: string[][]
      /** Empty rows at the end. */
      empty: number
      /** Counts its rows in a column of its own. */
      numbered: boolean
    }
  /** Boxes to tick. */
  | { kind: 'choices'; options: string[] }
  /** Sentences that hold unless they are struck out, and room for `empty` more. */
  | { kind: 'rules'; rules: string[]; empty: number }
  /** A statement to sign, with a line for each of `signers`. */
  | { kind: 'statement'; text: string; signers: string[] }
)

/** A sheet behind a deliverable that opens half filled. */
export type Template = {
  id: string
  name: string
  purpose: string
  /** The level of each capability that a filled-in sheet gives. */
  reaches: CapabilityMinimum[]
  /** Role ids, the one in charge first. */
  filledBy: string[]
  sections: { title: string; note: string; fields: TemplateField[] }[]
}
