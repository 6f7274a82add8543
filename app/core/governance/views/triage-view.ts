import type { DutyDates } from '../triage/duty-dates.ts'
import type { Article50Duty } from '../triage/triage.ts'
import type { CitedPlace } from './cited-place.ts'
import type { AnswerStep, OpenQuestion } from './question-view.ts'

/** How a triage can be said in one sentence; the most serious that is sure, `open` where nothing is. */
export type VerdictCode =
  | 'prohibited'
  | 'prohibitedLater'
  | 'outOfScope'
  | 'notAi'
  | 'openSource'
  | 'highRisk'
  | 'highRiskNow'
  | 'highRiskShielded'
  | 'highRiskOpen'
  | 'highRiskOthers'
  | 'transparencyOwn'
  | 'transparencyOthers'
  | 'transparencyOpen'
  | 'model'
  | 'minimal'
  | 'open'

export type TriageVerdict = {
  code: VerdictCode
  /** The day that the sentence names; `null` where it names none. */
  from: string | null
  /** What the prohibitions are called; empty unless it is prohibited. */
  names: string[]
  /** Whose the duty to tell people is, where that comes on top of a class said by `code`. */
  alsoTell: 'own' | 'others' | 'open' | null
  /** Names of classes that can still come out besides; empty where the classes are settled. */
  possible: string[]
}

export type DutyView = {
  id: string
  statement: string
  places: CitedPlace[]
  binding: 'duty' | 'control' | 'voluntary'
  /** What must be true besides and is not asked; `null`: nothing. */
  onlyIf: string | null
  /** As what it binds you, such as `Deployer`. */
  roles: string[]
  /** It holds for every AI system, whatever its class. */
  isGeneral: boolean
  /** Who usually looks after it in a company. */
  owner: string
  evidence: string[]
  dates: DutyDates
  penalty: PenaltyView | null
  /** Points that matter only if `onlyIf` is so; those that matter anyway stand with the triage. */
  contested: ContestedView[]
}

/** The most that a breach costs; `null` amounts where national law decides. */
export type PenaltyView = { id: string; breach: string; capEur: number | null; capPercent: number | null }

/** Who has to tell people, or to mark: `own` is you. */
type TellingView = { id: string; name: string; place: string; holder: Article50Duty['holder']; dates: DutyDates }

export type ContestedView = {
  id: string
  name: string
  readings: { says: string; places: CitedPlace[] }[]
  /** What is taken here, or advised, until it is settled. */
  advice: string
  places: CitedPlace[]
}

/** The place of one system in the AI Act, in words. Days are ISO; plain JSON. */
export type TriageView = {
  on: string
  asOf: string
  verdict: TriageVerdict
  classes: { id: string; name: string; about: string; places: CitedPlace[] }[]
  roles: { id: string; name: string; about: string; places: CitedPlace[] }[]
  prohibitions: { id: string; name: string; places: CitedPlace[]; dates: DutyDates }[]
  telling: TellingView[]
  /** What applies first comes first. */
  duties: DutyView[]
  /** Those of the duties, each once, the highest first; of general duties only where something is prohibited. */
  penalties: PenaltyView[]
  contested: ContestedView[]
  /** Answers that go against the question that sums them up; the first one was taken. */
  contradictions: { taken: AnswerStep; against: AnswerStep }[]
  /** `null` where nothing is open. */
  open: {
    /** The next one first. */
    questions: OpenQuestion[]
    /** What can come out, as sets of class names. */
    outcomes: string[][]
    roles: string[]
    /** Places of Article 50, and statements of duties, that may come to apply. */
    telling: string[]
    duties: string[]
  } | null
  /** The answers that mattered, in the order in which they were asked. */
  path: AnswerStep[]
}
