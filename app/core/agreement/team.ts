import type { AnswerSheet, GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import type { Discipline } from '#content/schema.ts'

/** One person who was asked, with what they said. */
export type TeamMember = {
  id: string
  disciplines: Discipline[]
  /** The lead has at least some competence everywhere. */
  isLead: boolean
  /** They may still answer what they have not answered; `false` once they are done or the round is closed. */
  isPending: boolean
  /** Level and fact questions; `unsure` is no answer, a missing key was not answered (yet). */
  answers: Record<string, GivenAnswer>
}

/** What the people agreed on together; it replaces their answers, which stay visible. */
export type Consensus = {
  question: string
  answer: Exclude<GivenAnswer, 'unsure'>
  by: string
  /** ISO date. */
  on: string
  reason: string
}

/** Everything that a team said; form and scope answers are the lead's (mapping B17). */
export type TeamSheet = Pick<AnswerSheet, 'form' | 'profile'> & { members: TeamMember[]; consensus: Consensus[] }
