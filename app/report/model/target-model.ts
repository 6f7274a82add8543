/** Use cases and techniques in the report, and the homework before the first pilot. */

import type { Verdict } from '#app/core/scoring/result.ts'
import type { OpenQuestion, Range, Tone } from './report-parts.ts'

export type Homework = {
  intro: string
  steps: Range
  rows: HomeworkEntry[]
}

export type HomeworkEntry = {
  capability: string
  name: string
  has: string
  needs: string
  why: string
  state: 'done' | 'missing' | 'open'
  /** Why the pilot does not need it, or why nothing is planned for it; empty: it does and it is. Missing in older reports. */
  note?: string
  /** Actions of the plan that do it; empty without a plan. */
  actions: { id: string; name: string; days: string; who: string }[]
  open: OpenQuestion[]
}

/** A use case or technique in words; `between` says what stands between today and ready. */
export type TargetEntry = {
  id: string
  name: string
  tone: Tone
  verdict: Verdict | 'undetermined' | null
  label: string
  /** The two ends of an open verdict, in words. */
  range: string | null
  between: string
  /** Whether it stays whatever is still answered; missing where nothing is still to come. */
  standing?: { isFinal: boolean; text: string }
  steps: Range
  homeworkSteps: Range
  /** A technique that comes inside bought tools: nothing to start. */
  insideTools: boolean
  /** Musts of its own that are missing or open; the homework stands elsewhere. */
  blockers: BlockerEntry[]
  /** Scope questions that could still change the verdict. */
  assumes: OpenQuestion[]
}

export type BlockerEntry = {
  /** Capability or alternative id. */
  id: string
  name: string
  has: string
  needs: string
  why: string
  /** Missing whatever the open answers turn out to be; else they decide. */
  isMissing: boolean
  /** For a fact of the business: the way out. */
  wayOut: string | null
  open: OpenQuestion[]
}

export type UseCaseEntry = TargetEntry & {
  description: string
  /** Of preparation until ready, homework included, from the plan's start; `null`: not planned. */
  weeks: Range | null
  weeksText: string
  isTarget: boolean
  techniques: { id: string; name: string; tone: Tone; label: string }[]
}

export type UseCases = {
  intro: string
  /** The longest bar; 0 if no weeks are known. */
  maxWeeks: number
  /** In display order: verdict, then steps, then fit. */
  rows: UseCaseEntry[]
  apart: { id: string; name: string; because: string }[]
}

export type TechniqueCategory = {
  id: string
  name: string
  rows: (TargetEntry & { definition: string; aiact: string; gdpr: string })[]
}
