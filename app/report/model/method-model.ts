/** How the report came about, what it rests on and where its limits are. */

import type { AnswerEntry } from './answer-model.ts'
import type { Range, Tone } from './report-parts.ts'

/** What a workspace's own questions did to a report. */
export type OwnMark = {
  /** How it asked otherwise, and whether that changes figures. */
  note: string
  /** By the standard's questions alone; missing where own questions change no figure. */
  standard?: ComparableResult
}

/** What two checks are compared by. */
export type ComparableResult = {
  /** `null`: nothing is answered, or nothing applies. */
  readiness: Range | null
  useCases: { id: string; name: string; tone: Tone; label: string }[]
  dimensions: { id: string; name: string; score: Range | null }[]
}

export type Method = {
  paragraphs: string[]
  /** Who answered, in the order given; empty: unknown. */
  answeredBy: { name: string; disciplines: string }[]
  /** Short form: how many claims only the full form checks. */
  takenAtWord: string | null
  /** What was assumed because it was not answered. */
  assumptions: { question: string; text: string }[]
  /** The workspace's own questions, with what was done to each; missing: there are none. */
  own?: { id: string; question: string; text: string }[]
  facts: { label: string; text: string }[]
}

export type Appendix = {
  /** Sections without an answer are left out. */
  answers: { id: string; name: string; rows: AnswerEntry[] }[]
  glossary: { id: string; name: string; definition: string; aiact: string; gdpr: string }[]
  claims: { id: string; claim: string; source: string; literature: string; test: string }[]
  references: { id: string; citation: string; locator: string; url: string | null }[]
  limits: string[]
}
