import * as z from 'zod'

const Share = z.number().gt(0).lt(1)

const common = {
  /** Cases of each group, of paired readings all of them; stands in the text as written. */
  size: z.int().min(2),
  /** Compared week by week over so many weeks, as live work is; left out: all cases at once. */
  weeks: z.int().min(4).optional(),
  /** How many cases that resemble each other count as one. */
  cluster: z.number().min(1).default(1),
  /** pilot: they come at the stated volume while it is counted; made: tests, ads and archives; later: only afterwards. */
  comes: z.enum(['pilot', 'made', 'later']),
  /** Cases that each case of the stated volume brings. */
  per_case: z.number().gt(0).default(1),
}

/**
 * A number of cases that a text states, with what it is worked out from: the error of the final analysis of a pilot, and a
 * chance of 80 % to notice the effect.
 */
export const PlannedSizeFile = z.discriminatedUnion('of', [
  /** One share against another, or what the second leaves of a `rule` that it must stay under. */
  z.strictObject({ of: z.literal('shares'), from: Share, to: Share, rule: Share.optional(), ...common }),
  /** A share that must not be worse by more than a margin. */
  z.strictObject({ of: z.literal('share'), at: Share, margin: Share, ...common }),
  /** Single values that scatter around their average, and the difference that is shown, both in the same unit. */
  z.strictObject({ of: z.literal('mean'), spread: z.number().gt(0), by: z.number().gt(0), ...common }),
  /** Events, by word or the like, that must not be more frequent by more than a margin. */
  z.strictObject({ of: z.literal('rate'), at: z.number().gt(0), margin: z.number().gt(0), ...common }),
  /** The same cases judged both ways, which must not be worse by more than a margin; `discordant` differ. */
  z.strictObject({ of: z.literal('paired'), discordant: Share, margin: Share, ...common }),
  /** Pairs, and the difference that they show in spreads of it. */
  z.strictObject({ of: z.literal('pairs'), by: z.number().gt(0), ...common }),
])
export type PlannedSizeFile = z.infer<typeof PlannedSizeFile>

/** The sizes that a text states; left out: it states none. */
export const PlannedSizes = z.array(PlannedSizeFile).default([])
