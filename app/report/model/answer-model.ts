/** Answers as the report shows them. */

import type { AspectState } from '#app/core/scoring/result.ts'

/** One answer in words, down to who said it. */
export type AnswerEntry = {
  question: string
  ask: string
  /** `notAsked`: its condition is false or the form leaves it out. */
  state: AspectState | 'notAsked'
  answer: string
  note: string
  evidence: string
  /** Names of files and links that show it; missing: none. */
  pieces?: string[]
  /** Says that a high level is reached and nothing shows it yet; missing: it does not, or something does. */
  claimed?: string
  told: string
  /** What several people said to it; missing where the lead alone was asked. */
  shared?: SharedAnswer
}

/** What several people said to one question; nobody stands in it by name. */
export type SharedAnswer = {
  /** The answers lie apart: `answer` names both ends. */
  isSpan: boolean
  flag: 'disagree' | 'slight' | null
  /** Sentences: how many answered, how their answers lie, what to know of them. */
  notes: string[]
}

export type ContradictionEntry = {
  id: string
  ask: string
  weight: 'hard' | 'soft'
  answers: AnswerEntry[]
  /** What was said to it; empty: nothing yet. */
  reply: string
}
