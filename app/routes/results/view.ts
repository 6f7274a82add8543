import type { AnswerEntry } from '#app/report/model/answer-model.ts'
import type { OpenQuestion, Phrase, Range, Tone } from '#app/report/model/report-parts.ts'

/** A piece of a sentence; with `href` it leads somewhere. */
export type LinkedPhrase = Pick<Phrase, 'text'> & { href: string | null }

/** The end of every "why?": the sentence answered, who said it and when, and the way back to the question. */
export type ReasonView = AnswerEntry & {
  /** `null`: for readers who see nothing but the report. */
  href: string | null
  /** What is talked about it; missing: nothing. */
  talk?: { comments: number; open: number; href: string }
  /** Who said what, where it may be said; missing: it may not, or the lead alone was asked. */
  voices?: Voice[]
}

/** What one person said; an empty `name` is not known, and the lead's is then said otherwise. Neither level nor text: they are not sure. */
export type Voice = { id: string; name: string; isLead: boolean; level: number | null; text: string }

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

/** A verdict in words with its mark; `standing` says whether it is final, `null` where nothing is still to come. */
export type VerdictView = { tone: Tone; label: string; range: string | null; between: string; standing: string | null }

/** A use case or technique by name, with its verdict. */
export type NamedVerdict = { id: string; name: string; tone: Tone; label: string; href: string }

export type WeeksView = { range: Range | null; text: string }
