import * as z from 'zod'
import { Minimums, Slug, Words } from './wording.ts'

const HalfDays = z.number().positive().multipleOf(0.5, 'must be whole or half days')

/** One step of one capability, one level up: the folder is the capability, `from` the level it starts at. */
export const ActionFile = z.strictObject({
  from: z.literal([0, 1, 2, 3]),
  name: Words,
  person_days: z.strictObject({ low: HalfDays, high: HalfDays }),
  weeks: z.int().min(1).max(60),
  weeks_with_history: z.int().min(1).max(60).optional(),
  role: Slug,
  needs: Minimums.default({}),
  also_gives: Minimums.default({}),
  deliverable: Words,
  definition_of_done: Words,
  /** What is said instead where the step stands in the roll-out after the pilot. */
  roll_out: z
    .strictObject({ name: Words.optional(), deliverable: Words.optional(), definition_of_done: Words })
    .optional(),
})
export type ActionFile = z.infer<typeof ActionFile>
