import * as z from 'zod'

/** An id as it appears in file names and references: kebab-case, for ever. */
export const Slug = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be small letters, digits and hyphens, beginning with a letter')

/** The id of one option or KPI inside its item, such as `lt25`. */
export const OptionId = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'must be small letters, digits and underscores, beginning with a letter')

/** Which fields hold words that a reader sees: `content/<locale>/…` replaces them and nothing else. */
const wording = z.registry<{ isWording: true }>()

/** Words that a reader sees. */
export const Words = z.string().trim().min(1, 'must not be empty').register(wording, { isWording: true })

/** Lists that are as long in a language as it has words. */
const ownLists = z.registry<{ isOwn: true }>()

/** Names that people use: each language has its own, and as many as it has. */
export const OwnNames = z.array(Words).min(1).register(ownLists, { isOwn: true })

/** What an act says of a technique or a use case: two or three lines, so that it is read. */
export const LawNote = Words.max(280, 'must not be longer than 280 characters')

/** A sentence that may be left out, or a cell that may be empty. */
export const MayBeEmpty = z.string().trim().register(wording, { isWording: true })

/** Where something stands in an act, as cited: said in every language by its own rules. */
export const Place = z.string().trim().min(1, 'must not be empty')

/** Whether a field holds words, whatever is asked of them besides. */
export const isWording = (schema: z.ZodType) => wording.get(schema)?.isWording ?? false

/** Whether every language decides itself how many words a list has. */
export const isOwnList = (schema: z.ZodType) => ownLists.get(schema)?.isOwn ?? false

/** A condition in the grammar of `expression.ts`, as written. */
export const Condition = z.string().trim().min(1, 'must not be empty')

export const Discipline = z.enum(['marketing', 'data', 'it', 'legal', 'management', 'finance'])
export const DimensionId = z.enum(['pilot', 'kpi', 'team', 'data', 'tech', 'aiact', 'privacy'])
export const ProfileId = z.enum(['core', 'ai', 'pd', 'pub', 'score', 'gen', 'build'])

/** A level that can be asked for: 1-4. */
export const Minimum = z.literal([1, 2, 3, 4])

/** Place in lists, ascending; equal places are sorted by id. */
export const Position = z.int().min(1)

/** Minimum level by capability id. */
export const Minimums = z.record(Slug, Minimum)
