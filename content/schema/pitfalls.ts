import type { Expression } from '../expression.ts'

export type Contradiction = {
  id: string
  weight: 'hard' | 'soft'
  condition: Expression
  ask: string
  questions: string[]
}

export type PitfallLine =
  | { kind: 'condition'; condition: Expression; when: Expression }
  /** True if a data-kind capability of an interested use case is at least `gap` levels below its minimum. */
  | { kind: 'dataGap'; gap: number }

export type Pitfall = {
  id: string
  name: string
  weights: Record<string, number>
  /** data-kind capabilities by kind; only on the data pitfall. */
  dataKind: Record<string, string[]>
  high: PitfallLine[]
  medium: PitfallLine[]
  lowMeans: string
  firstActions: string[]
  /** Missing in catalogues older than its page. */
  page?: PitfallPage
}

/** What its page tells: what it is, how one notices it at work, what it costs and how one begins. */
export type PitfallPage = {
  /** At most 160 characters. */
  quickSummary: string
  about: string
  signs: string[]
  costs: string[]
  start: string
  /** References that the texts speak of. */
  references: string[]
}
