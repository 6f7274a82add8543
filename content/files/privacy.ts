import * as z from 'zod'
import { HINT_KINDS, INTEREST_STEPS, QUESTION_TOPICS, SCREENING_OUTCOMES } from '../privacy-rules.ts'
import { datedFields, FirstDay, SourceFields } from './dated.ts'
import { knownPlaces } from './known-places.ts'
import { Condition, OptionId, Place, Position, Slug, Words } from './wording.ts'

/** A question whose options are left out is answered with yes or no. */
export const PrivacyQuestionFile = z.strictObject({
  position: Position,
  topic: z.enum(QUESTION_TOPICS).optional(),
  ask: Words.endsWith('?', 'must end with a question mark'),
  help: Words,
  examples: z.array(Words).min(1),
  options: z.record(OptionId, Words).default({ yes: 'Yes', no: 'No' }),
  when: Condition.optional(),
  likely: z.record(OptionId, z.int().min(0).max(100)).optional(),
  mend: Words.optional(),
  articles: z.array(z.int().min(1).max(99)).optional(),
  ...datedFields,
})
export type PrivacyQuestionFile = z.infer<typeof PrivacyQuestionFile>

const rule = { says: Words, if: Condition, ...datedFields }

export const NationalListFile = z.strictObject({
  country: Words,
  authority: Words,
  adopted: FirstDay,
  left_out: Words,
  entries: z.array(z.strictObject({ number: Words, ...rule })).min(1),
  ...datedFields,
})
export type NationalListFile = z.infer<typeof NationalListFile>

export const LegalHintFile = z.strictObject({
  kind: z.enum(HINT_KINDS),
  name: Words,
  do: Words,
  from: FirstDay.optional(),
  country: Slug.optional(),
  ...rule,
})
export type LegalHintFile = z.infer<typeof LegalHintFile>

/** One reading is no contest. The first condition is what the point is about: it is shown as soon as that holds and nothing speaks against it. */
export const ContestedFile = z.strictObject({
  name: Words,
  if: Condition,
  readings: z.array(z.strictObject({ says: Words, sources: SourceFields })).min(2, 'must give both readings'),
  advice: Words,
  ...datedFields,
})
export type ContestedFile = z.infer<typeof ContestedFile>

export const ActsFile = z
  .array(z.strictObject({ id: Slug, name: Words, url: z.url().optional(), second_hand: z.literal(true).optional() }))
  .min(1)
export type ActsFile = z.infer<typeof ActsFile>

export const GatesFile = z.strictObject({
  applies: z.strictObject(rule),
  stops: z.array(z.strictObject({ id: Slug, from: FirstDay, ...rule })).min(1),
})

export const StatuteCasesFile = z.array(z.strictObject({ id: Slug, ...rule })).min(1)

export const CriteriaFile = z.strictObject({
  enough: z.int().min(1),
  criteria: z
    .array(z.strictObject({ number: Position, id: Slug, name: Words, marketing: Words, if: Condition, ...datedFields }))
    .min(1),
})

export const OutcomesFile = z.array(
  z.strictObject({ id: z.enum(SCREENING_OUTCOMES), name: Words, says: Words, next: Words, ...datedFields }),
)

export const InterestRulesFile = z
  .array(z.strictObject({ id: Slug, step: z.enum(INTEREST_STEPS), effect: z.enum(['fails', 'weighs']), ...rule }))
  .min(1)

export const RecordFieldsFile = z
  .array(
    z.strictObject({
      id: Slug,
      name: Words,
      help: Words,
      who: Words,
      ...knownPlaces,
      act: Slug,
      article: Place,
      when: Condition.optional(),
      only_if_sure: z.literal(true).optional(),
      of_company: z.literal(true).optional(),
      ...datedFields,
    }),
  )
  .min(1)

export const FinesFile = z.strictObject({
  tiers: z
    .array(z.strictObject({ id: Slug, articles: z.array(z.int().min(1).max(99)).min(1), says: Words, ...datedFields }))
    .min(1),
  rules: z.array(z.strictObject({ id: Slug, says: Words, ...datedFields })).min(1),
})

export const WrongClaimsFile = z
  .array(z.strictObject({ id: Slug, wrong: Words, pattern: Words, right: Words, ...datedFields }))
  .min(1)
