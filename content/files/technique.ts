import * as z from 'zod'
import { RequirementFile } from './requirement.ts'
import { LawNote, OwnNames, ProfileId, Slug, Words } from './wording.ts'

const Fit = z.enum(['direct', 'indirect', 'weak'])
const Effort = z.enum(['S', 'M', 'L', 'XL'])

/** The long texts of a page of the glossary. */
const TechniquePageFile = z.strictObject({
  quick_summary: Words,
  explanation: Words,
  marketing_relevance: Words,
  common_pitfalls: z.array(Words).min(1),
  origin: Words,
  comparisons: z.array(Words).min(1),
  use_case_fit: z.array(z.strictObject({ use_case: Slug, fit: Fit, say: Words })).min(1),
  faq: z.array(z.strictObject({ question: Words, answer: Words })).min(1),
  fit_questions: z.array(Words).min(1),
})

export const TechniqueFile = z.strictObject({
  name: Words,
  category: z.enum(['learning', 'genai', 'decision', 'measurement', 'analysis', 'trust']),
  /** Other names that people search by, in the language of the file. */
  also_called: OwnNames,
  definition: Words,
  profiles: z.array(ProfileId).min(1),
  effort: z.strictObject({ adopt: Effort, adapt: Effort, train: Effort }),
  needs: z.array(RequirementFile),
  uses: z.record(Slug, Fit),
  examples: Words,
  pitfalls: z.array(Words).min(2).max(4),
  history: z
    .array(z.strictObject({ year: z.int().min(1800).max(2100), fact: Words, reference: Slug.optional() }))
    .min(1),
  confused_with: z.array(z.strictObject({ name: Words, difference: Words })).min(1),
  related: z.array(Slug).min(1),
  ai_act: LawNote,
  gdpr: LawNote,
  resources: z.array(Slug).min(1),
  claims: z.array(Slug).default([]),
  updated: z.iso.date(),
  page: TechniquePageFile,
})
export type TechniqueFile = z.infer<typeof TechniqueFile>
