/** The first page of the report. */

import type { SummaryPart } from './report-fields.ts'
import type { Phrase, Range, Tone } from './report-parts.ts'

export type Summary = {
  /** `empty`: nothing is answered; `refused`: there is no plan, because too much is open or everything is far; `planned`: the headline names a date. */
  state: 'empty' | 'refused' | 'planned'
  headline: string
  lead: Phrase[]
  /** What is asked of the reader today. */
  ask: Phrase[]
  /** ISO date of the pilot's first day. */
  pilotStartsOn: string | null
  candidate: { kind: 'useCase' | 'technique'; id: string; name: string; tone: Tone } | null
  /** Why this pilot and no other, with the next in line; `null` without a plan. Missing in older reports. */
  choice?: Phrase[] | null
  /** What brings a plan where there is none: answers, or people for its hats. Missing in older reports: answers. */
  remedy?: 'answers' | 'hats'
  /** Between its ends only while answers are open; `null` if no dimension applies. */
  readiness: Range | null
  /** In words, what the standard alone says; set where own questions change it. */
  readinessStandard?: string
  standing: Phrase[][]
  figures: { label: string; text: string }[]
  strengths: CapabilityNote[]
  gaps: CapabilityNote[]
  /** The first steps: actions of the plan, or questions to answer first. */
  nextSteps: { id: string; kind: 'action' | 'milestone' | 'question'; name: string; detail: string }[]
  /** One small line: who answered, what is taken at their word, what this is not. */
  fineprint: string
  /** The parts that somebody wrote otherwise than proposed; missing: none. */
  edited?: SummaryPart[]
}

export type CapabilityNote = { capability: string; name: string; text: string }
