/** The question of the check that says which AI is in use; its options are tools. */
export const TOOLS_QUESTION = 'scope-ai-in-use'

/** What the AI Act's triage tells, so that the privacy part does not ask it. */
export const TOLD_BY_TRIAGE = ['prohibited-practice', 'uses-ai', 'high-risk-ai'] as const

/** What is known of every system of a use case, or of a tool in use: facts of the kind and not of the company. */
export type Prefill = {
  kind: 'useCase' | 'tool'
  /** Of the use case, or the option of {@link TOOLS_QUESTION}. */
  id: string
  name: string
  purpose: string
  data: string
  /** Option by question id. */
  answers: { 'ai-act': Record<string, string>; privacy: Record<string, string> }
}
