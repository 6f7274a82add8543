/** What somebody saw of a company themselves, in the report. */

import type { Interval } from '#app/core/scoring/result.ts'
import type { ComparedView } from '#app/core/second-view/compare-views.ts'

/** What a consultant saw of single capabilities, beside what the answers say. It changes no verdict. */
export type SecondView = {
  title: string
  /** Who saw it and when, how much of it differs, and that it changes nothing. */
  intro: string
  columns: Record<'capability' | 'said' | 'seen' | 'difference' | 'reason', string>
  /** Differences first, the widest before the others. */
  rows: SeenEntry[]
  /** What the verdicts would be by what was seen, a sentence each; `null`: nobody can work it out any more. */
  wouldBe: { title: string; lines: string[] } | null
}

export type SeenEntry = Pick<ComparedView, 'capability' | 'agreement' | 'over'> & {
  name: string
  dimension: string
  /** In words. */
  said: string
  seen: string
  saidLevel: Interval
  seenLevel: Interval
  /** How both lie to each other, in words. */
  difference: string
  /** By what it was seen; may have several lines. */
  reason: string
}
