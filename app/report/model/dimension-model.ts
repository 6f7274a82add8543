/** What the report says of single capabilities: profile, pitfalls and points. */

import type { Interval } from '#app/core/scoring/result.ts'
import type { AnswerEntry } from './answer-model.ts'
import type { Range, Tone } from './report-parts.ts'

export type DimensionProfile = {
  id: string
  name: string
  short: string
  about: string
  /** `null`: no capability of it applies. */
  score: Range | null
  /** In words, what the standard alone says; set where own questions make it differ. */
  standard?: string
  text: string
  isOpen: boolean
  capabilities: CapabilityLadder[]
}

export type CapabilityLadder = {
  id: string
  name: string
  definition: string
  applies: boolean
  /** Counts in the dimension's score. */
  scored: boolean
  level: Interval
  levelText: string
  state: 'known' | 'partly' | 'open' | 'notApplicable'
  /** The statement reached for sure; `null` while nothing is known. */
  here: string | null
  /** The next statement up; `null` at the top. */
  next: string | null
  rungs: { level: number; lead: string; rest: string; facts: string[]; state: 'reached' | 'possible' | 'ahead' }[]
  reasons: AnswerEntry[]
}

export type PitfallEntry = {
  id: string
  name: string
  tone: Tone
  /** Such as "High" or "At least medium, possibly high". */
  label: string
  score: Range
  /** The answers that put it there. */
  because: AnswerEntry[]
  lowMeans: string
  firstActions: { id: string; name: string }[]
}

export type Points = {
  intro: string
  /** Exact: what is reached, and what is still possible. */
  readiness: Interval
  losses: PointEntry[]
  /** What the losses shown add up to: 100 minus the upper end of readiness. */
  lossTotal: string
  potentials: PointEntry[]
  /** What the potentials shown add up to: the width of readiness. */
  potentialTotal: string
}

export type PointEntry = {
  question: string
  ask: string
  answer: string
  dimension: string
  points: number
  text: string
  /** The short form that was chosen does not ask it. */
  onlyInFull?: true
}
