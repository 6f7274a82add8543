/** What is followed: its name, and facts that never come from what people sent. */
export type Step = { name: string; facts?: Record<string, string | number> }

/** Follows what happens inside of a request or a job, from step to step. */
export type Tracing = {
  /** A step of whatever is being followed; if nothing is, `work` alone. */
  follow<T>(step: Step, work: () => Promise<T>): Promise<T>
  /** The same where a promise must be left alone. @returns ends the step; with the error that ended it, if one did */
  begin(step: Step): (error?: unknown) => void
  /** The present step as a W3C `traceparent`; `null`: nothing is followed. */
  present(): string | null
}

/** Costs nothing, and tells nothing. */
export const UNTRACED: Tracing = {
  follow: (_, work) => work(),
  begin: () => () => {},
  present: () => null,
}
