import type { LegalSource, ScreeningOutcome } from '#content/privacy-rules.ts'
import type { OpenQuestions } from './next-question.ts'
import type { InterestResult } from './weigh-interest.ts'

/** A ground that is met, the answers that met it, and where it stands. */
export type Reason = { ground: string; because: { question: string; answer: string }[]; sources: LegalSource[] }

/** `possible`: it rests on an answer that is unsure. */
type NoteState = 'holds' | 'possible'

/** Another rule to look at. `inForce` is `false` before its first day. */
export type HintNote = { id: string; state: NoteState; from: string | null; inForce: boolean }

/** One article of the GDPR as answered: `gap` has something to do. */
export type ArticleNote = { question: string; state: 'met' | 'gap' | 'unsure' | 'open'; fineTier: string | null }

/** What the GDPR asks of one processing on one day. */
export type ScreeningResult = {
  /** Hash of the rules. */
  rules: string
  on: string
  /** Whose national list was looked at; `null`: nobody's. */
  country: string | null
  outcome: ScreeningOutcome | 'undetermined'
  /** The outcomes that the open answers leave, the strongest first; one if it is certain. */
  possible: ScreeningOutcome[]
  /** Cases of Article 35(3) that are met, such as `a`. */
  statute: string[]
  /** Numbers of the criteria that are met, and of those that may be. */
  criteria: number[]
  criteriaOpen: number[]
  /** Numbers of the national list that are met, and of those that may be. */
  nationalList: string[]
  nationalListOpen: string[]
  reasons: Reason[]
  /** What carries the outcome; of every possible one, if it is not certain. */
  citations: LegalSource[]
  hints: HintNote[]
  contested: { id: string; state: NoteState }[]
  gdpr: ArticleNote[]
  /** Fields of the record of processing that this one needs. */
  recordFields: string[]
  /** `null` unless a legitimate interest is what it rests on. */
  legitimateInterest: InterestResult | null
  /** Questions about facts without an answer that something still hangs on. */
  open: string[]
  /** What was used although its review date has passed. */
  reviewDue: string[]
  /** Only if more answers could change the outcome. */
  undetermined?: OpenQuestions
}
