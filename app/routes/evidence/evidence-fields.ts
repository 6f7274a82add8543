/** Of a file with its ending, and of what a link is called. */
export const NAME_MAX = 200

/** What the forms on a page of evidence send. */
export const EVIDENCE_FIELDS = {
  intent: 'one',
  url: 'one',
  name: 'one',
  file: 'file',
  /** Of what was given already. */
  piece: 'one',
  /** What is taken away. */
  use: 'one',
} as const

/** Why something was not taken, with what was typed. */
export type EvidenceFault = {
  part: 'url' | 'name' | 'file' | 'piece'
  error: string
  typed: { url?: string; name?: string }
}
