/** What scoring says of one answer sheet: the JSON of the command line (mapping C) and the only source of numbers on pages. */
export type Interval = { lo: number; hi: number }

export type Verdict = 'notYet' | 'nearly' | 'readyAfterHomework' | 'ready'
/** From worst to best. */
export const VERDICTS = ['notYet', 'nearly', 'readyAfterHomework', 'ready'] as const

export type AspectState = 'answered' | 'unsure' | 'open' | 'vacuous'

export type CapabilityScore = {
  id: string
  level: Interval
  applies: boolean
  aspects: { question: string; level: Interval; state: AspectState }[]
}

export type DimensionScore = { id: string; score: Interval | null; capabilities: CapabilityScore[] }

/** A requirement row that is not (or not surely) met. */
export type Blocker = {
  cap?: string
  anyOf?: string
  /** Level asked; 0 for an any-of group. */
  min: number
  level: Interval
  short: Interval
  must: boolean
  homework: boolean
  /** Unanswered or unsure questions that keep the level open. */
  open: string[]
}

export type TargetScore = {
  id: string
  applies: boolean
  /** `undetermined` if `range` has two different ends; `null` if it does not apply. */
  verdict: Verdict | 'undetermined' | null
  /** [worst, best]. */
  range: [Verdict, Verdict] | null
  /** Specific steps, gaps and homework steps (methods-errata A13). */
  steps: Interval
  gaps: Interval
  homeworkSteps: Interval
  fit: Interval
  blockers: Blocker[]
  /** Scope questions without a definite answer that could change this verdict (errata W6). */
  assumes: string[]
}

export type HomeworkRow = {
  cap: string
  min: number
  level: Interval
  short: Interval
  /** Profiles that ask for it. */
  profiles: string[]
  why: string
}

export type ScoreResult = {
  /** Catalogue hash. */
  catalogue: string
  engine: string
  form: 'full' | 'short'
  /** `null` if no dimension applies. */
  readiness: Interval | null
  mean: Interval | null
  stage: Interval
  homework: { steps: Interval; rows: HomeworkRow[] }
  dimensions: DimensionScore[]
  techniques: TargetScore[]
  useCases: TargetScore[]
  /** Points lost for sure, by question; sums to 100 - readiness.hi. */
  losses: { question: string; points: number }[]
  /** Points still open, by question; sums to the width of readiness. */
  potentials: { question: string; points: number }[]
  pitfalls: {
    id: string
    band: 'low' | 'medium' | 'high' | 'unknown'
    range: [string, string]
    score: Interval
    because: { line: string; questions: string[] } | null
  }[]
  contradictions: {
    id: string
    ask: string
    questions: string[]
    weight: 'hard' | 'soft'
    /**
     * The answers that it speaks of, as `question:answer` ascending by id, such as `q-a:3 q-b:0`: equal keys mean that
     * nothing it speaks of was changed, so an explanation given under another key no longer counts. `-` stands for no
     * answer, options of one question are joined by `+`, answers of a use case are led by its id and `/`.
     */
    answersKey: string
    /** Set where a claimed level lacks what it usually rests on, so that a page can phrase it in its own language. */
    dependency?: { capability: string; claimed: number; needs: string; min: number; has: number }
  }[]
}
