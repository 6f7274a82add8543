import type { HINT_KINDS, InterestRule, ScreeningOutcome } from '#content/privacy-rules.ts'
import type { CitedPlace } from './cited-place.ts'
import type { AnswerStep, OpenQuestion } from './question-view.ts'
import type { ContestedView } from './triage-view.ts'

/** Another rule to look at; `from` is its first day as an ISO day. `state` `possible`: it rests on an answer that is not sure. */
export type HintView = {
  id: string
  kind: (typeof HINT_KINDS)[number]
  name: string
  says: string
  do: string
  from: string | null
  inForce: boolean
  state: 'holds' | 'possible'
  places: CitedPlace[]
  /** The country where alone it holds, where nobody said whether the company is there; `null`: it holds. */
  ifCountry: string | null
}

/** The test of a legitimate interest; `possible` has one outcome if it is certain. */
export type InterestView = {
  outcome: 'fails' | 'needsBalancing' | 'passes' | 'undetermined'
  against: {
    id: string
    says: string
    step: InterestRule['step']
    effect: InterestRule['effect']
    places: CitedPlace[]
  }[]
  questions: OpenQuestion[]
}

/** What the GDPR asks of one processing, in words. Days are ISO; plain JSON. */
export type ScreeningView = {
  on: string
  /** The oldest day on which one of the rules was read. */
  asOf: string
  outcome: ScreeningOutcome | 'undetermined'
  /** Name, sentence and next step of the outcome; `null` while it is not certain. */
  said: { name: string; says: string; next: string } | null
  /** The outcomes that are left, the strongest first; one if it is certain. */
  possible: { id: ScreeningOutcome; name: string }[]
  /** Why: each ground that is met, with the answers that met it. */
  reasons: { id: string; says: string; places: CitedPlace[]; because: AnswerStep[] }[]
  /** The nine signs of high risk; `enough` of them make an assessment the rule. */
  criteria: { enough: number; all: { number: number; name: string; state: 'met' | 'open' | 'notMet' }[] }
  /** Whose list was looked at, and what was left out of it; `null`: nobody's. */
  nationalList: { country: string; name: string; authority: string; leftOut: string } | null
  places: CitedPlace[]
  hints: HintView[]
  contested: (ContestedView & { state: 'holds' | 'possible' })[]
  /** Articles that are not kept, what mends them, and the most that a breach costs. */
  gaps: { id: string; ask: string; mend: string; fine: string | null; places: CitedPlace[] }[]
  /** `null` unless a legitimate interest is what it rests on. */
  interest: InterestView | null
  /** What would settle the outcome, the next one first; empty where it is settled. */
  questions: OpenQuestion[]
  /** Facts that nobody was asked and that could add a rule to look at. */
  facts: OpenQuestion[]
  /** Names of the fields that its entry in the record of processing needs. */
  recordFields: string[]
  /** The answers, in the order of the rules. */
  path: AnswerStep[]
}

const REQUIRED: readonly ScreeningOutcome[] = ['statute', 'criteria', 'nationalList']

/** Whether every outcome that is left requires an assessment, so that only the reason is open. */
export const isRequiredAnyway = ({ possible }: Pick<ScreeningView, 'possible'>): boolean =>
  possible.every(({ id }) => REQUIRED.includes(id))
