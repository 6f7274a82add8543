import type { AnswerPart } from '#app/core/governance/register/system.ts'
import type { ScreeningResult } from '#app/core/governance/screening/screening-result.ts'
import type { Article50Duty, Triage } from '#app/core/governance/triage/triage.ts'

export const DUTY_STATES = ['open', 'doing', 'done', 'waived'] as const
export type DutyState = (typeof DUTY_STATES)[number]

/** What can be said of how far a duty is: a prohibition ends with other answers or with the system, by nobody's word. */
export const statesFor = ({ weight }: Pick<LawDuty, 'weight'>): readonly DutyState[] =>
  weight === 'prohibition' ? ['open', 'doing'] : DUTY_STATES

/** A question of the triage (`ai-act`) or of the screening (`privacy`). */
export type LawQuestion = { part: AnswerPart; question: string }

/** How far a duty is, as somebody wrote it down. Texts are empty and `dueOn` is `null` where nothing was said. */
export type KeptDuty = {
  dutyId: string
  state: DutyState
  owner: string
  /** The company's own day, ISO. */
  dueOn: string | null
  evidence: string
  reason: string
  version: number
  changedAt: Date
}

/** One system with what the law makes of it and what was written down about its duties. */
export type DutySystem = {
  id: string
  name: string
  status: 'idea' | 'pilot' | 'live' | 'retired'
  /** Of the catalogue; `null`: none of its use cases. */
  useCaseId: string | null
  /** Option of the question on AI in use; `null`: none of these. */
  tool: string | null
  /** By what was answered or confirmed, as `screening`. */
  triage: Triage
  /** `null`: nothing was answered on data protection. */
  screening: ScreeningResult | null
  /** Parts that nobody of the company was asked about and that may matter: they make no duties. */
  notAsked: readonly AnswerPart[]
  answered: readonly (LawQuestion & { at: Date })[]
  kept: readonly KeptDuty[]
}

/** What the law asks of one system, whatever anybody did about it. */
export type LawDuty = {
  /** `o-01`, `art50:50(1)`, `prohibition:social-scoring`, `gdpr:gdpr-basis`, `dpia` or `stop`; stable, unique in a system. */
  id: string
  /** control: sensible because somebody else's duty hangs on it · voluntary: a decision. */
  weight: 'prohibition' | 'duty' | 'control' | 'voluntary'
  article: string
  statement: string
  /** Who usually does it; empty: whoever answers for data protection. */
  usualOwner: string
  /** What would show that it is met; may be empty. */
  evidenceWanted: string[]
  /** Whose it is: yours (`own`), of whoever else is provider or deployer, or not settled. */
  holder: Article50Duty['holder']
  /** It applies; `false`: it may, which `settledBy` or `onlyIf` tells. */
  isSure: boolean
  /** A condition that no question asks; `null`: none. */
  onlyIf: string | null
  /** The questions that would tell whether or when it applies, the next one first; empty where that is settled. */
  settledBy: LawQuestion[]
  /** The questions that it follows from. */
  restsOn: LawQuestion[]
  /** The answers say that it is met already. */
  isMet: boolean
} & LawDays

/** ISO days: `from` the law's, `null` if not settled or if it never comes; `also` of other readings; `possible` all that can come out, `null`: never while the design stays. */
export type LawDays = { from: string | null; also: string[]; possible: (string | null)[] }

/**
 * later · soon: within 90 days · open: whether it applies today hangs on an answer · disputed: by one reading it applies ·
 * now: it applies · overdue: the company's own day has passed · shielded: not while the design stays.
 */
export type DutyTiming = 'later' | 'soon' | 'open' | 'disputed' | 'now' | 'overdue' | 'shielded'

/** A duty of a system with how far it is. */
export type ListedDuty = LawDuty & {
  system: Pick<DutySystem, 'id' | 'name' | 'status' | 'useCaseId'>
  state: DutyState
  /** Done or not needed, but an answer that it rests on is younger: it counts as open. */
  lookAgain: boolean
  /** Empty: nobody named. */
  owner: string
  dueOn: string | null
  evidence: string
  reason: string
  /** Of the row written down; 0: none. */
  version: number
  timing: DutyTiming
  /** The first of the law's day and the own day, ISO; the earliest possible one where it is not settled; `null`: none. */
  day: string | null
}
