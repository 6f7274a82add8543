import type { Obligation } from '#content/ai-act.ts'
import type { DutyDates } from './duty-dates.ts'

/** A duty of Article 50; `holder`: you (`own`), whoever else is provider or deployer of the system, or `open` while that hangs on an answer. */
export type Article50Duty = {
  paragraph: string
  finding: string
  holder: 'own' | 'provider' | 'deployer' | 'open'
} & DutyDates

/** A duty that is yours; `article` are its places in binding acts. */
export type Duty = {
  id: string
  article: string
  roles: string[]
  binding: Obligation['binding']
  /** It applies only under a condition that is not asked. */
  conditional: boolean
  penalty: string | null
  contested: string[]
} & DutyDates

/** What is left open: which questions would settle it, and what can still come out. */
type Undetermined = {
  /** Question ids, the next one first; those answered with `unsure` are among them. */
  ask: string[]
  /** Every set of classes that is still possible. */
  classes: string[][]
  roles: string[]
  flags: string[]
  /** Paragraphs of Article 50, and obligations, that may come to apply, or that apply unless the system turns out to be outside or prohibited. */
  article50: string[]
  obligations: string[]
}

/** A prohibition that the system meets, and when it begins. */
export type Prohibition = { finding: string; article: string } & DutyDates

/** The place of one system in the AI Act on one day. Ids ascending, `classes` in the order of the rules. */
export type Triage = {
  on: string
  /** The day on which the law was read. */
  asOf: string
  rules: string
  roles: string[]
  /** Those that hold for sure; more may be possible, see `undetermined`. */
  classes: string[]
  prohibitions: Prohibition[]
  article50: Article50Duty[]
  obligations: Duty[]
  flags: string[]
  /** Points on which lawyers differ and that matter here. */
  contested: string[]
  /** Answers that go against a summing-up question; the answer to `question` was taken. */
  contradictions: { question: string; against: string }[]
  /** The questions that led here in their order, with the places in the law that they rest on. */
  path: { question: string; answer: string; articles: string[] }[]
  undetermined?: Undetermined
}
