/**
 * The one report: plain JSON that the web pages and the PDF both show and that a
 * submitted assessment keeps. Sentences are finished in the report's language;
 * every number is a field of the score or the plan, rounded only for showing.
 */

import type { RichText } from '#app/core/rich-text/rich-text.ts'
import type { ContradictionEntry } from './answer-model.ts'
import type { Cover } from './cover-model.ts'
import type { DimensionProfile, PitfallEntry, Points } from './dimension-model.ts'
import type { GovernanceReport } from './governance-model.ts'
import type { Appendix, Method, OwnMark } from './method-model.ts'
import type { PilotsReport } from './pilots-model.ts'
import type { PriorityReport } from './priority-model.ts'
import type { CommentField, SectionId } from './report-fields.ts'
import type { Roadmap } from './roadmap-model.ts'
import type { SecondView } from './second-view-model.ts'
import type { Summary } from './summary-model.ts'
import type { Homework, TechniqueCategory, UseCases } from './target-model.ts'
import type { TeamReport } from './team-model.ts'
import type { ReportLabels } from './wording.ts'

export type ReportModel = {
  /** Raised when the shape changes: a stored model of an older shape is told apart. */
  shape: 1
  locale: string
  labels: ReportLabels
  /** ISO date on which the report was made: the date inside the PDF. */
  madeOn: string
  cover: Cover
  summary: Summary
  method: Method
  homework: Homework | null
  useCases: UseCases
  dimensions: DimensionProfile[]
  techniques: TechniqueCategory[]
  pitfalls: PitfallEntry[]
  points: Points | null
  contradictions: ContradictionEntry[]
  roadmap: Roadmap | null
  appendix: Appendix
  /** Set where the workspace asked otherwise than the standard. */
  own?: OwnMark
  /** Missing in older reports and where there is no register. */
  governance?: GovernanceReport
  /** Missing in older reports and where nothing was piloted. */
  pilots?: PilotsReport
  /** Missing in older reports and where no use case is estimated. */
  priority?: PriorityReport
  /** Missing where the lead alone was asked. */
  team?: TeamReport
  /** How people want it, and what they wrote into it; missing: nobody asked for anything else than usual. */
  arranged?: Arranged
  /** What a consultant saw; missing where none wrote it down. */
  secondView?: SecondView
  /** Set in a version that says what changed since an earlier one. */
  changes?: ChangesReport
}

/** Set by `arrangeSections` whenever a report is shown. `sectionsOf` and `commentOn` read it. */
type Arranged = {
  /** Those that are switched on, in order. */
  sections: SectionId[]
  paper: 'a4' | 'letter'
  /** What stands above a comment. */
  commentLabel: string
  /** By what they are about, such as `section:method`, `dimension:people`, `technique:rag`, `use-case:…`, `action:…`. */
  comments: Record<CommentField, RichText>
}

/** Finished sentences in groups; none: nothing changed. */
export type ChangesReport = { title: string; intro: string; groups: { title: string; lines: string[] }[] }
