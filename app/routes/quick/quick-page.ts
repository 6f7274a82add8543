import type { Interval, Verdict } from '#app/core/scoring/result.ts'
import type { SectionPage } from '#app/routes/questionnaire/section-view.ts'

/** A wanted use case or technique with its page. */
type NamedTarget = { id: string; name: string; href: string }

/** A verdict that no further answer can change; `null`: it does not apply. */
export type SettledTarget = NamedTarget & { verdict: Verdict | null }

/**
 * With the steps that are missing for it, which what was not asked may still move; of the homework where nothing else
 * is missing; `null`: none.
 */
export type EndedTarget = SettledTarget & { steps: Interval | null }

/** A fact that is missing, why, who could know it, and where it is asked. */
export type Missing = {
  question: string
  ask: string
  because: 'open' | 'unsure' | 'split'
  who: string[]
  href: string
}

/** A page of the quick check. */
export type QuickPage =
  | { state: 'choose'; page: SectionPage; suggested: string[] }
  | {
      state: 'ask'
      page: SectionPage
      /** What the question measures; `null`: it decides what applies at all. */
      capability: string | null
      /** Wanted targets whose verdict it could change; empty for one that was answered before. */
      targets: string[]
      left: { low: number; high: number }
      settled: SettledTarget[]
      wanted: number
      /** The name of the one thing that it is about; `null`: all that the team has in mind. */
      focus: string | null
    }
  | {
      state: 'end'
      settled: EndedTarget[]
      open: (NamedTarget & { missing: Missing[] })[]
      isAllAsked: boolean
      /** The check counts only the questions of its short form until it goes on in full. */
      isShortForm: boolean
      /** The one thing that it was about, and whether it is among what the team has in mind; `null`: all of that. */
      focus: { id: string; name: string; page: string; inMind: 'yes' | 'mayAdd' | 'full' } | null
      /** People beside the lead who are asked and not done. */
      missingPeople: number
    }
