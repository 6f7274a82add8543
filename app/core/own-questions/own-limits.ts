/** Longest texts, in UTF-16 units: somewhat above the longest of the standard. */
export const OWN_TEXT_MAX = { ask: 300, help: 600, level: 300 } as const

/** Rungs of an added question: all five where it counts, else at least two. */
export const OWN_LEVELS = { least: 2, most: 5 } as const

/** So many of one workspace; the answers to a capability have to stay one number. */
export const MOST_ADDED = 50
export const MOST_ADDED_TO_ONE = 5
