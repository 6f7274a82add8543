import type { Level } from '#content/schema.ts'

/** What somebody answered to a level or fact question; a missing key is "not answered yet". */
export type GivenAnswer = Level | string | 'unsure'

/**
 * All answers of one assessment as plain JSON: the input of every decision and
 * of the command line (architecture.md, `answers.json`).
 */
export type AnswerSheet = {
  form: 'full' | 'short'
  /** Scope answers by question id (a list for multi-select), what the team is interested in, and scope answers per use case. */
  profile: {
    [scopeId: `scope-${string}`]: string | string[] | undefined
    /** 0-5 use-case or technique ids. */
    interests?: string[]
    useCases?: Record<string, Record<string, string>>
  }
  /** Level questions: 0-4 or `unsure`; fact questions: an option id or `unsure`. */
  answers: Record<string, GivenAnswer>
  /**
   * Set only for teams: the levels between which a question lies because people differ or may still answer, ends
   * included; each end is a level that one of its answers gives. Counts in place of an answer.
   */
  spans?: Record<string, { lo: number; hi: number }>
}

/** A sheet as it is handed out. */
export type ToldSheet = AnswerSheet & {
  /** Questions answered with a level of 3 or 4 that nothing shows yet; missing: none. No decision looks at it. */
  claimed?: string[]
}
