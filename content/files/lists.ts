import * as z from 'zod'
import { DimensionId, Discipline, Slug, Words } from './wording.ts'

/** Lists in one file each; their order is the order on the page. */
export const DimensionsFile = z.array(z.strictObject({ id: DimensionId, name: Words, short: Words, about: Words }))
export type DimensionsFile = z.infer<typeof DimensionsFile>

export const DisciplinesFile = z.array(z.strictObject({ id: Discipline, name: Words }))
export type DisciplinesFile = z.infer<typeof DisciplinesFile>

export const CategoriesFile = z.array(
  z.strictObject({ id: z.enum(['learning', 'genai', 'decision', 'measurement', 'analysis', 'trust']), name: Words }),
)
export type CategoriesFile = z.infer<typeof CategoriesFile>

const PersonBySize = z.strictObject({ s: Slug, m: Slug, l: Slug, xl: Slug })

/** The hats, and who wears each by default in teams of four sizes. */
export const RolesFile = z.strictObject({
  people: z.array(z.strictObject({ id: Slug, name: Words })).min(1),
  roles: z.array(z.strictObject({ id: Slug, name: Words, worn_by: PersonBySize })).min(1),
})
export type RolesFile = z.infer<typeof RolesFile>

/** Ids that were used once and never come back. */
export const RetiredFile = z.array(Slug)
export type RetiredFile = z.infer<typeof RetiredFile>

const BySize = z.strictObject({
  s: z.number().positive(),
  m: z.number().positive(),
  l: z.number().positive(),
  xl: z.number().positive(),
})
const DimensionWeights = z.record(DimensionId, z.int().min(1))

export const ConstantsFile = z.strictObject({
  version: z.string().regex(/^\d{4}-\d{2}$/, 'must look like 2026-11'),
  dimension_weights: DimensionWeights,
  weights_id: Slug,
  alternative_weights: z.record(Slug, DimensionWeights),
  lambda: z.number().gt(0).max(1),
  nearly_steps: z.strictObject({ technique: z.int().min(0), use_case: z.int().min(0) }),
  minutes: z.strictObject({
    scope: z.number().positive(),
    level: z.number().positive(),
    fact: z.number().positive(),
    /** What the pages promise for each form; the sum over its questions may not exceed it. */
    promised: z.strictObject({ short: z.int().positive(), full: z.int().positive() }),
  }),
  effort_multiplier: BySize,
  people_by_team_size: BySize,
  days_per_week: z.number().gt(0).max(5),
  day_rate_cents: z.int().min(0),
  currency: z.string().length(3),
  keep_guest_days: z.int().min(1),
  law_as_of: z.iso.date('must be a date such as 2026-11-22'),
})
export type ConstantsFile = z.infer<typeof ConstantsFile>
