import * as z from 'zod'
import { Level } from '../schema.ts'
import { PlannedSizes } from './planned-size.ts'
import { Condition, Place, Position, Slug, Words } from './wording.ts'

/** Two answers that seldom go together, and the question that sorts it out. */
export const ContradictionFile = z.strictObject({
  weight: z.enum(['hard', 'soft']),
  if: Condition,
  ask: Words.endsWith('?', 'must end with a question mark'),
  questions: z.array(Slug).min(1),
})
export type ContradictionFile = z.infer<typeof ContradictionFile>

const PitfallLineFile = z.union([
  z.strictObject({ if: Condition, when: Condition.optional() }),
  z.strictObject({ data_gap: z.literal([1, 2, 3, 4]) }),
])

/** The long texts of its page. */
const PitfallPageFile = z.strictObject({
  quick_summary: Words.max(160, 'must not be longer than 160 characters'),
  about: Words,
  signs: z.array(Words).min(3),
  costs: z.array(Words).min(2),
  start: Words,
  references: z.array(Slug).default([]),
})
export type PitfallPageFile = z.infer<typeof PitfallPageFile>

/** One of the four ways in which pilots fail. */
export const PitfallFile = z.strictObject({
  position: Position,
  name: Words,
  weights: z.record(Slug, z.int().min(1)),
  data_kind: z.record(z.string(), z.array(Slug).min(1)).default({}),
  high: z.array(PitfallLineFile).min(1),
  medium: z.array(PitfallLineFile).min(1),
  low_means: Words,
  first_actions: z.array(Slug).min(1),
  page: PitfallPageFile,
})
export type PitfallFile = z.infer<typeof PitfallFile>

/** What somebody claims; shown as a claim with its test, never as a fact. */
export const ClaimFile = z.strictObject({
  claim: Words,
  source: Words,
  literature: Words,
  /** Those of `literature`. */
  sizes: PlannedSizes,
  references: z.array(Slug),
  test: Words,
  verdict_rule: Words,
  /** Left out: nothing that a single figure of a pilot can show. */
  improves: z.strictObject({ least: z.number().gt(0).max(1), units: z.array(Words) }).optional(),
})
export type ClaimFile = z.infer<typeof ClaimFile>

export const ReferenceFile = z
  .strictObject({
    /** As the work is called; `{remark}` where we say something about it. */
    citation: Place,
    remark: Words.optional(),
    locator: z.string().default(''),
    seen: z.boolean(),
  })
  .refine(({ citation, remark }) => citation.includes('{remark}') === (remark !== undefined), {
    path: ['remark'],
    error: 'must be there where the citation has {remark}, and only there',
  })
export type ReferenceFile = z.infer<typeof ReferenceFile>

/** A citation with what is said about it. */
export const citationOf = ({ citation, remark = '' }: Pick<ReferenceFile, 'citation' | 'remark'>): string =>
  citation.replace('{remark}', () => remark)

const StageClauseFile = z.union([
  z.strictObject({ capability: Slug, min: Level }),
  z.strictObject({ profile_musts: z.literal(true) }),
  z.strictObject({ dimensions_at_least: z.number().min(0).max(100) }),
])

/** The stages from lowest to highest. */
export const StagesFile = z.array(z.strictObject({ name: Words, about: Words, needs: z.array(StageClauseFile) })).min(2)
export type StagesFile = z.infer<typeof StagesFile>
