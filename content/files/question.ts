import * as z from 'zod'
import { Level } from '../schema.ts'
import { Condition, Discipline, OptionId, Position, Slug, Words } from './wording.ts'

const Options = z.record(OptionId, Words)

const asked = {
  tier: z.enum(['core', 'deep']),
  disciplines: z.array(Discipline).min(1),
  ask: Words.endsWith('?', 'must end with a question mark'),
  help: Words,
  example: Words.optional(),
  /** Minutes to answer, if it takes unusually long or short. */
  minutes: z.number().positive().max(10).optional(),
  ask_if: Condition.optional(),
}

/** What sets conditions and is never scored. */
const ScopeQuestionFile = z.strictObject({
  kind: z.literal('scope'),
  position: Position,
  ...asked,
  multi: z.boolean().default(false),
  per_use_case: z.boolean().default(false),
  options: Options,
})

/** Which rung of a capability's ladder is reached; the rungs are the options and stand in the capability. */
const LevelQuestionFile = z.strictObject({ kind: z.literal('level'), capability: Slug, ...asked })

/** A countable fact that caps its capability. */
const FactQuestionFile = z.strictObject({
  kind: z.literal('fact'),
  capability: Slug,
  ...asked,
  options: Options,
  /** Highest level that an option allows. */
  caps: z.record(OptionId, Level),
})

export const QuestionFile = z.discriminatedUnion('kind', [ScopeQuestionFile, LevelQuestionFile, FactQuestionFile])
export type QuestionFile = z.infer<typeof QuestionFile>
