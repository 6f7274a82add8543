import type { AnswerEntry, OpenQuestion, Phrase, Range, Tone } from '#app/report/model/report-model.ts'

/** A piece of a sentence; with `href` it leads somewhere. */
export type LinkedPhrase = Pick<Phrase, 'text'> & { href: string | null }

/** The end of every "why?": the sentence answered, who said it and when, and the way back to the question. */
export type ReasonView = AnswerEntry & {
  href: string
  /** What is talked about it; missing: nothing. */
  talk?: { comments: number; open: number; href: string }
}

/** A question that is still open, and whom to ask. */
export type OpenQuestionView = OpenQuestion & { href: string }

export type RungView = {
  level: number
  text: string
  /** All of them must be true. */
  facts: string[]
  state: 'reached' | 'possible' | 'ahead'
}

/** One capability with its five statements and the answers behind its level. */
export type LadderView = {
  id: string
  name: string
  /** Lowest and highest level that are possible; `null` if it does not apply. */
  level: { lo: number; hi: number } | null
  levelText: string
  /** The statement reached for sure. */
  here: string | null
  next: string | null
  isCounted: boolean
  rungs: RungView[]
  reasons: ReasonView[]
}

/** A verdict in words with its mark. */
export type VerdictView = { tone: Tone; label: string; range: string | null; between: string }

/** A use case or technique by name, with its verdict. */
export type NamedVerdict = { id: string; name: string; tone: Tone; label: string; href: string }

export type WeeksView = { range: Range | null; text: string }
