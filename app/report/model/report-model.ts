/**
 * The one report: plain JSON that the web pages and the PDF both show and that a
 * submitted assessment keeps. Sentences are finished in the report's language;
 * every number is a field of the score or the plan, rounded only for showing.
 */

import type { RichText } from '#app/core/rich-text/rich-text.ts'
import type { PlanPhase } from '#app/core/roadmap/plan.ts'
import type { AspectState, Interval, Verdict } from '#app/core/scoring/result.ts'
import type { DraftSection } from '../draft/draft-model.ts'
import type { PriorityReport } from './priority-model.ts'
import type { CommentField, SectionId, SummaryPart } from './report-fields.ts'
import type { ReportLabels } from './wording.ts'

/** Whole numbers, rounded outward; `text` is `34` if both ends are equal, else `31–47`. */
export type Range = Interval & { text: string }

/** How good the news is; the same words as the marks on the pages. */
export type Tone = 'ready' | 'almost' | 'nearly' | 'notyet' | 'open' | 'stop' | 'none'

/** A piece of a sentence; with `ref` it names something that has a page of its own. */
export type Phrase = { text: string; ref?: PhraseRef }
export type PhraseRef = { kind: 'useCase' | 'technique' | 'question'; id: string }

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

/** What a consultant saw of single capabilities, beside what the answers say. It changes no verdict. */
type SecondView = {
  title: string
  /** Who saw it, and that it changes nothing. */
  intro: string
  columns: Record<'capability' | 'said' | 'seen' | 'reason', string>
  /** Differences first. */
  rows: SeenEntry[]
  /** What the verdicts would be by what was seen; empty: the same. */
  wouldBe: { title: string; lines: string[] }
}

type SeenEntry = {
  capability: string
  name: string
  dimension: string
  agreement: 'agrees' | 'within' | 'apart'
  /** Such as "You say 3, we saw 2." */
  says: string
  said: string
  seen: string
  seenLevel: Interval
  reason: string
}

/** How far the people agree who were asked; nobody stands in it by name. */
export type TeamReport = {
  title: string
  intro: string
  /** People beside the lead who are asked and not done. */
  missing: number
  /** Nobody may answer any more. */
  isFinal: boolean
  /** Whether the verdicts hold so far or for good. */
  standing: string
  /** What all answers together say of the team. */
  reading: string
  figures: { label: string; text: string }[]
  people: {
    title: string
    columns: Record<'discipline' | 'asked' | 'answered', string>
    /** `answered` is empty where nobody was asked. */
    rows: { id: string; name: string; asked: string; answered: string }[]
  }
  /** What most hangs on first, at most 12; `null`: nobody differs. */
  disputed: {
    title: string
    intro: string
    columns: Record<'question' | 'answers' | 'hangs', string>
    rows: { question: string; ask: string; flag: 'disagree' | 'slight'; answers: string; said: string; hangs: string }[]
  } | null
}

/** What a company pilots, as signed, and what came of it. */
export type PilotsReport = {
  /** `null`: no charter is signed. */
  design: PilotChapter | null
  /** `null`: nothing was decided. */
  evidence: PilotChapter | null
}

/** Pilots, the newest first, each in a few written sections. `intro` says, too, if some are left out. */
export type PilotChapter = {
  title: string
  intro: string
  pilots: { id: string; name: string; says: string; sections: DraftSection[] }[]
}

/** Where the AI systems of a company stand in the law, on the day that the intro names. */
export type GovernanceReport = {
  title: string
  /** Says it, too, if no system is known. */
  intro: string
  systems: {
    id: string
    name: string
    status: string
    tone: Tone
    verdict: string
    /** A text may have several lines. */
    rows: { label: string; text: string }[]
  }[]
  /** `null`: no system, no duties. */
  duties: {
    title: string
    intro: string
    columns: Record<'duty' | 'systems' | 'when' | 'state', string>
    rows: { id: string; duty: string; article: string; systems: string; when: string; state: string }[]
  } | null
}

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

/** A logo that was drawn anew: `source` is a data URI of PNG, sizes are in pixels, `ground` is what it is seen on. */
export type BrandLogo = { source: string; width: number; height: number; ground: 'paper' | 'dark' }

/** `accent` is as it was wished, and is checked for contrast by `checkBrand`; `address` may have several lines. */
export type Brand = {
  consultancy?: string
  accent?: string
  logo?: BrandLogo
  clientLogo?: BrandLogo
  footer?: string
  address?: string
}

export type Cover = {
  company: string
  title: string
  /** Such as "Short check, 20 Nov 2026, catalogue 2026-11". */
  subtitle: string
  scope: { label: string; text: string }[]
  confidential: string
  /** Set while the answers can still change, or while somebody works on the texts. */
  draft?: string
  /** Stands across every page of a draft. */
  watermark?: string
  /** Missing: no version was issued, or this is not one. */
  edition?: EditionMark
  brand: Brand
}

/** Which version a report is, in words: "Version 1.0", "Issued on …", and who signed; `signed` missing: nobody has. */
export type EditionMark = { version: string; name: string; issued: string; signed?: string }

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

/** `onlyInFull`: the short form that was chosen does not ask it. */
/** `saves`: what its best answer would spare the plan, in words; missing: nothing by itself. */
export type OpenQuestion = { question: string; ask: string; whom: string; onlyInFull?: true; saves?: string }

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

export type TechniqueCategory = {
  id: string
  name: string
  rows: (TargetEntry & { definition: string; aiact: string; gdpr: string })[]
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

export type ContradictionEntry = {
  id: string
  ask: string
  weight: 'hard' | 'soft'
  answers: AnswerEntry[]
  /** What was said to it; empty: nothing yet. */
  reply: string
}

export type Roadmap = {
  title: string
  /** What people decided about its pilot, what moved, and why; missing: nobody has. */
  decided?: string[]
  notes: string[]
  targets: { id: string; name: string }[]
  /** ISO date of week 0. */
  firstMonday: string
  weeks: number
  gantt: Gantt
  phases: { phase: PlanPhase; label: string; actions: number; days: string; cost: string }[]
  actions: ActionEntry[]
  people: { id: string; name: string; roles: string; week: string; rate: string; away: string }[]
}

/** `firm`: of a roll-out that was decided. */
export type GanttKind = 'homework' | 'firm' | PlanPhase

export type Gantt = {
  /** Weeks that the picture spans. */
  weeks: number
  rows: GanttRow[]
  /** `week` counted from the first Monday, with its date. */
  ticks: { week: number; text: string }[]
}

export type GanttRow = {
  id: string
  phase: PlanPhase
  /** Set on the first row of a phase. */
  phaseLabel: string
  label: string
  who: string
  kind: GanttKind
  /** Weeks from the first Monday, end exclusive. */
  start: number
  end: number
  /** Such as "30 Nov 2026 – 11 Dec 2026". */
  dates: string
  perhapsUnnecessary: boolean
  /** In words, if somebody said that it is under way or done; stands in `who` too. */
  status?: string
}

export type ActionEntry = {
  id: string
  phase: PlanPhase
  phaseLabel: string
  name: string
  capability: string
  levels: string
  who: string
  role: string
  days: string
  weeks: string
  dates: string
  deliverable: string
  done: string
  reasons: string[]
  /** Set if an open answer could make it needless, with the questions to ask first. */
  perhaps: { text: string; ask: OpenQuestion[] } | null
  stretched: boolean
  /** In words, if somebody said that it is under way or done. */
  status?: string
}

export type Appendix = {
  /** Sections without an answer are left out. */
  answers: { id: string; name: string; rows: AnswerEntry[] }[]
  glossary: { id: string; name: string; definition: string; aiact: string; gdpr: string }[]
  claims: { id: string; claim: string; source: string; literature: string; test: string }[]
  references: { id: string; citation: string; locator: string; url: string | null }[]
  limits: string[]
}
