import type { Expression } from './expression.ts'

/**
 * One place that carries a statement of law: `act` is its name for readers, `article` the place in it, `cited` both in one line
 * as the language cites them.
 */
export type LegalSource = { act: string; article: string; url: string | null; cited: string }

/** What every statement of law says of itself; dates are calendar dates, and after `reviewBy` somebody has to look again. */
export type Dated = { asOf: string; reviewBy: string; sources: LegalSource[] }

/** A statement that holds when its condition does. Conditions are on the options chosen in questions. */
export type LegalRule = Dated & { id: string; says: string; when: Expression }

export const QUESTION_PARTS = ['screening', 'context', 'legitimate-interest', 'gdpr'] as const
export type QuestionPart = (typeof QUESTION_PARTS)[number]

/** What questions about facts are about, in the order in which they are asked together. */
export const QUESTION_TOPICS = ['contact', 'data', 'people', 'ai', 'basis'] as const
export type QuestionTopic = (typeof QUESTION_TOPICS)[number]

/** One question; `unsure` is always allowed beside its options. */
export type PrivacyQuestion = Dated & {
  id: string
  part: QuestionPart
  /** Place within its part, ascending from 1. */
  position: number
  /** `null` outside the part about facts. */
  topic: QuestionTopic | null
  ask: string
  help: string
  examples: string[]
  options: { id: string; text: string }[]
  /** `null`: it is always asked. */
  when: Expression | null
  /** How often each option is chosen, in percent, as we assume; only for questions that can decide a screening. */
  likely: Record<string, number> | null
  /** What to do about a no, and the tier of fines; only for questions about single articles of the GDPR. */
  mend: string | null
  fineTier: string | null
}

/** Prohibited from a date on. */
type StopRule = LegalRule & { from: string }

/** One of the nine signs of high risk, numbered as in WP 248. */
type Criterion = LegalRule & { number: number; name: string }

type NationalListEntry = Dated & { number: string; says: string; when: Expression }

/** What one country's authorities name under Article 35(4); `country` is its two-letter code. */
export type NationalList = Dated & {
  country: string
  name: string
  authority: string
  adopted: string
  leftOut: string
  entries: NationalListEntry[]
}

/** How a screening can end, the strongest first. */
export const SCREENING_OUTCOMES = ['stop', 'statute', 'criteria', 'nationalList', 'screening', 'notApplicable'] as const
export type ScreeningOutcome = (typeof SCREENING_OUTCOMES)[number]

type OutcomeText = Dated & { id: ScreeningOutcome; name: string; says: string; next: string }

export const INTEREST_STEPS = ['barred', 'interest', 'necessity', 'balancing'] as const

/** What speaks against a legitimate interest: it fails, or has to be weighed by a person. */
export type InterestRule = LegalRule & { step: (typeof INTEREST_STEPS)[number]; effect: 'fails' | 'weighs' }

export const HINT_KINDS = [
  'gdpr',
  'eprivacy',
  'consumer',
  'platform',
  'political',
  'credit',
  'product',
  'works',
  'ai-act',
  'pending',
] as const

/** Another rule to look at; `from` is its first day, `null` if it applied before all of this; `country`: only there. */
export type LegalHint = LegalRule & {
  kind: (typeof HINT_KINDS)[number]
  name: string
  do: string
  from: string | null
  country: string | null
}

/** A point on which reasonable lawyers differ, with all readings. */
export type ContestedPoint = Dated & {
  id: string
  name: string
  when: Expression
  readings: { says: string; sources: LegalSource[] }[]
  advice: string
}

export const SYSTEM_FACTS = ['company', 'name', 'use-case', 'status', 'vendor', 'purpose', 'data'] as const
export type SystemFact = (typeof SYSTEM_FACTS)[number]

/** Where something may be known of a processing: the system as registered, its record, an answer, a vendor's answer. */
export type KnownPlace = { place: 'system'; id: SystemFact } | { place: 'record' | 'answer' | 'vendor'; id: string }

/** `from`: where the answer may be known; `beside`: what is worth showing with it and is no answer. Best first. */
export type KnownPlaces = { from: KnownPlace[]; beside: KnownPlace[] }

/** A field of the record of processing; `who` knows it; `when`: only then, `null`: always. */
type RecordField = Dated &
  KnownPlaces & {
    id: string
    name: string
    help: string
    who: string
    /** Where the law asks for it: act and place in one line. */
    cited: string
    when: Expression | null
    /** While nobody knows whether it is needed, it is not asked. */
    onlyIfSure: boolean
    /** It says the same for every system of a company: told once, it stands in the record of each. */
    ofCompany: boolean
  }

type FineTier = Dated & { id: string; articles: number[]; says: string }

/** What our texts must never say. `pattern` is a regular expression, without regard to case. */
type WrongClaim = Dated & { id: string; wrong: string; pattern: string; right: string }

/** All rules of data protection law, frozen; `hash` is the SHA-256 of the rest. */
export type PrivacyRules = {
  hash: string
  questions: PrivacyQuestion[]
  /** When the assessment of the GDPR applies at all. */
  applies: Omit<LegalRule, 'id'>
  stops: StopRule[]
  statuteCases: LegalRule[]
  /** How many criteria are enough. */
  enoughCriteria: number
  criteria: Criterion[]
  nationalLists: NationalList[]
  outcomes: OutcomeText[]
  interestRules: InterestRule[]
  hints: LegalHint[]
  contested: ContestedPoint[]
  recordFields: RecordField[]
  fineTiers: FineTier[]
  fineRules: (Dated & { id: string; says: string })[]
  wrongClaims: WrongClaim[]
  /** Worked examples; `answers` is an option by question, and a question that is not asked is missing. */
  examples: { id: string; name: string; answers: Record<string, string> }[]
}
