/** A template with everything filled in that is known; an empty text or cell is left for the reader's pen. */
export type FilledTemplate = {
  id: string
  name: string
  purpose: string
  /** Empty: to be filled in. */
  company: string
  /** `null`: no use case was chosen, or the sheet is about none. */
  useCase: string | null
  /** Today as the reader writes dates; empty: to be filled in. */
  today: string
  filledBy: { role: string; person: string }[]
  reaches: ReachedLevel[]
  sections: { title: string; note: string; fields: FilledField[] }[]
}

/** What a filled-in sheet gives. */
export type ReachedLevel = {
  capability: string
  /** The statement chosen today; `open`: the question is not answered yet, `blank`: nobody was asked. */
  today: { state: 'answered'; statement: string } | { state: 'open' | 'unsure' | 'blank' }
  /** The answer of today is already at this level or above it. */
  isReached: boolean
  asked: string
  /** What has to be true, one line each; `isMet` was ticked or follows from the level answered. */
  facts: { text: string; isMet: boolean }[]
  /** What shows that it is done, from the action; `null` if no action leads here. */
  done: string | null
}

export type FilledField = { label: string; hint: string } & (
  | { kind: 'line'; text: string }
  | { kind: 'lines'; text: string; lines: number }
  | {
      kind: 'table'
      layout: 'grid' | 'cards'
      columns: { label: string; narrow: boolean }[]
      rows: string[][]
      numbered: boolean
    }
  | { kind: 'choices'; options: string[] }
  | { kind: 'rules'; rules: string[]; empty: number }
  | { kind: 'statement'; text: string; signers: string[] }
)
