import * as z from 'zod'
import { Condition, Minimum, Minimums, Slug, Words } from './wording.ts'

/** One row of what a technique, use case or profile needs: a capability at a minimum, or one of the alternatives. */
export const RequirementFile = z.strictObject({
  capability: Slug.optional(),
  min: Minimum.optional(),
  any_of: Slug.optional(),
  weight: z.int().min(1).max(5),
  must: z.boolean(),
  build_only: z.boolean().default(false),
  why: Words,
})
export type RequirementFile = z.infer<typeof RequirementFile>

export const ProfileFile = z.strictObject({
  name: Words,
  when: Condition,
  needs: z.array(RequirementFile).min(1),
})
export type ProfileFile = z.infer<typeof ProfileFile>

/** A group of which one option is enough; an option is a set of minimums that must all hold. */
export const AlternativeFile = z.strictObject({
  name: Words,
  why: Words,
  options: z.array(Minimums).min(2),
})
export type AlternativeFile = z.infer<typeof AlternativeFile>
