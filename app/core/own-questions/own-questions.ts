import * as z from 'zod'
import { MOST_ADDED, OWN_LEVELS, OWN_TEXT_MAX } from './own-limits.ts'

/**
 * Ids of a workspace's own questions. Content cannot have one: its check names every question
 * `scope-…`, `q-…` or `f-…`.
 */
export const OwnQuestionId = z
  .string()
  .regex(/^own-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'must be own- and a UUID')

const words = (max: number) => z.string().trim().min(1, 'must not be empty').max(max)
const Ask = words(OWN_TEXT_MAX.ask)
/** May be empty: nothing more to say. */
const Help = z.string().trim().max(OWN_TEXT_MAX.help)

/** The words that stand in place of a standard question's; its answers stay the standard's. */
const Rewording = z.strictObject({ question: z.string().min(1), ask: Ask, help: Help })

/** A question of a workspace's own. */
export const AddedQuestion = z
  .strictObject({
    id: OwnQuestionId,
    section: z.enum(['pilot', 'kpi', 'team', 'data', 'tech', 'aiact', 'privacy']),
    /** The capability that it informs; `null`: its answers are kept and shown, never scored. */
    capability: z.string().min(1).nullable(),
    ask: Ask,
    help: Help,
    /** From the lowest; index = level where it counts. */
    levels: z.array(words(OWN_TEXT_MAX.level)).min(OWN_LEVELS.least).max(OWN_LEVELS.most),
  })
  .refine(({ capability, levels }) => capability === null || levels.length === OWN_LEVELS.most, {
    path: ['levels'],
    message: 'must be five where the question counts, one for each level from 0 to 4',
  })
export type AddedQuestion = z.infer<typeof AddedQuestion>

/** What a workspace changes in what it asks; lists in the order asked. */
export const OwnQuestions = z.strictObject({
  /** Ids of standard questions that are not asked. */
  hidden: z.array(z.string().min(1)),
  reworded: z.array(Rewording),
  added: z.array(AddedQuestion).max(MOST_ADDED),
})
export type OwnQuestions = z.infer<typeof OwnQuestions>

/** A workspace that asks what everybody is asked. */
export const NO_OWN_QUESTIONS: OwnQuestions = Object.freeze({ hidden: [], reworded: [], added: [] })

/** Whether there are any. */
export function hasOwnQuestions({ hidden, reworded, added }: OwnQuestions): boolean {
  return hidden.length + reworded.length + added.length > 0
}
