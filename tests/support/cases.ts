/** The share of its cases that a property is tried with: a quarter, since all of them are the same ones in every run; PREFLIGHT_CASES=1 tries all. */
const SHARE = Number(process.env.PREFLIGHT_CASES ?? 0.25)

/** How many cases to try of as many as a thorough run tries. */
export const cases = (thorough: number): number => Math.max(Math.ceil(thorough * SHARE), 10)
