/** How many people one form asks at once. */
export const MOST_ROWS = 6

export type TypedRow = { email: string; discipline: string }

/** What is wrong by field, `email.<row>` and `discipline.<row>`, with everything that was typed. */
export type InviteOutcome = { intent: 'invite'; errors: Record<string, string>; typed: TypedRow[] }
