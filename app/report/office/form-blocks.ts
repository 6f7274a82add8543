/** A box to tick, with what it stands for. */
export type TickBox = { text: string; isTicked: boolean }

/** Something known beside its label; no text: room to write. `boxes` and `after` follow below the text. */
export type Entry = { label: string; text: string; boxes?: readonly TickBox[]; after?: string }

/** A column to write in; `share` of the width beside those of the others. */
export type FormColumn = { label: string; share: number }

/** Parts of a sheet that somebody goes on writing in. */
export type FormBlock =
  /** A panel has a ground of its own; of a card the first entry names the others. */
  | { is: 'entries'; rows: readonly Entry[]; look: 'plain' | 'panel' | 'card' }
  /** Lines to write on. */
  | { is: 'blanks'; count: number }
  | { is: 'boxes'; items: readonly TickBox[] }
  /** Sentences numbered from 1, and lines for as many more. `list` tells the lists of a document apart, from 1. */
  | { is: 'rules'; list: number; rules: readonly string[]; blanks: number }
  | { is: 'grid'; columns: readonly FormColumn[]; rows: readonly (readonly string[])[] }
