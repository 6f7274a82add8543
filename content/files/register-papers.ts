import * as z from 'zod'
import { datedFile, datedItem } from './dated.ts'
import { knownPlaces } from './known-places.ts'
import { Slug, Words } from './wording.ts'

const Question = Words.endsWith('?', 'must end with a question mark')

/** What is asked of vendors. `fills` has, by option, the answer that it gives to a question of triage or screening. */
export const VendorQuestionsFile = z.strictObject({
  ...datedFile,
  items: z
    .array(
      z.strictObject({
        id: Slug,
        ask: Question,
        help: Words,
        why: Words,
        /** Beside the option: what the vendor adds in words of its own. */
        write: Words,
        options: z.record(Slug, Words),
        record: Slug.optional(),
        fills: z
          .array(
            z.strictObject({
              part: z.enum(['ai-act', 'privacy']),
              question: Slug,
              by: z.record(Slug, z.string().min(1)),
            }),
          )
          .default([]),
        evidence: z.array(z.strictObject({ duty: Slug, by: z.array(Slug).min(1) })).default([]),
        ...datedItem,
      }),
    )
    .min(1),
})
export type VendorQuestionsFile = z.infer<typeof VendorQuestionsFile>

/** The outline of an impact assessment. `articles` are questions of the screening about single articles of the GDPR. */
export const AssessmentDraftFile = z.strictObject({
  ...datedFile,
  items: z
    .array(
      z.strictObject({
        id: Slug,
        name: Words,
        about: Words,
        signs: z.strictObject({ ask: Question, who: Words }).optional(),
        entries: z.array(z.strictObject({ id: Slug, name: Words, ask: Question, who: Words, ...knownPlaces })),
        articles: z.strictObject({ who: Words, of: z.array(Slug).min(1) }).optional(),
        ...datedItem,
      }),
    )
    .min(1),
})
export type AssessmentDraftFile = z.infer<typeof AssessmentDraftFile>
