/** How far a system is. `retired`: no longer used, kept for the record. */
export const SYSTEM_STATUSES = ['idea', 'pilot', 'live', 'retired'] as const
export type SystemStatus = (typeof SYSTEM_STATUSES)[number]

/** What somebody says of an AI system beside the answers. */
export type SystemFacts = {
  name: string
  /** Of the catalogue; `null`: none of its use cases. */
  useCaseId: string | null
  /** Option of the question on AI in use; `null`: none of these. */
  tool: string | null
  status: SystemStatus
  /** Empty texts: not said. */
  owner: string
  vendor: string
  purpose: string
  data: string
  /** Whose national list counts, such as `de`; `null`: nobody's. */
  country: string | null
}

/** The two halves of an interview. */
export const ANSWER_PARTS = ['ai-act', 'privacy'] as const
export type AnswerPart = (typeof ANSWER_PARTS)[number]

/** Who says so: somebody of the company, the vendor, or nobody yet: it is known of the kind of system (`known`). */
type AnswerSource = 'person' | 'vendor' | 'known'

/** One answer as it stands; `answer` is an option or `unsure`. */
export type SystemAnswer = { part: AnswerPart; questionId: string; answer: string; source: AnswerSource }

/** Option or `unsure` by question id, of one part. */
export function answersOf(answers: readonly SystemAnswer[], part: AnswerPart): Record<string, string> {
  return Object.fromEntries(
    answers.filter((one) => one.part === part).map(({ questionId, answer }) => [questionId, answer]),
  )
}

/** Nobody of the company answered anything of a part yet; what came with the kind of system does not count. */
export const isUntouched = (answers: readonly SystemAnswer[], part: AnswerPart): boolean =>
  !answers.some((one) => one.part === part && one.source === 'person')

/** What somebody of the company said, or confirmed: only this makes a duty or a date. */
export const confirmedOf = (answers: readonly SystemAnswer[]): SystemAnswer[] =>
  answers.filter(({ source }) => source === 'person')

/** Ids of the questions of one part whose answer nobody of the company has confirmed. */
export function unconfirmedOf(answers: readonly SystemAnswer[], part: AnswerPart): string[] {
  return answers.filter((one) => one.part === part && one.source !== 'person').map(({ questionId }) => questionId)
}
