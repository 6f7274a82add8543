import * as z from 'zod'
import { datedFile, datedItem } from './dated.ts'
import { Condition, Place, Position, Slug, Words } from './wording.ts'

/** A file of dated items with an id each. */
const datedItems = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ ...datedFile, items: z.array(z.strictObject({ id: Slug, ...shape, ...datedItem })).min(1) })

/** The acts and papers that items cite; `draft` may still change, `guidance` does not bind. */
export const CitedActsFile = z
  .array(
    z.strictObject({ id: Slug, name: Words, title: Words, weight: z.enum(['law', 'guidance', 'draft']), url: z.url() }),
  )
  .min(1)

/** Questions of the triage. No `options`: yes and no. `odds` are our estimate of how often each is chosen; they order the questions and decide nothing. */
export const TriageQuestionsFile = datedItems({
  ask: Words.endsWith('?', 'must end with a question mark'),
  help: Words,
  examples: z.array(Words).min(1),
  options: z.record(Slug, Words).default({ no: 'No', yes: 'Yes' }),
  odds: z.record(Slug, z.int().positive()),
  ask_if: Condition.optional(),
  /** It sums up the questions that arise only after it: an answer to one of those weighs more. */
  screens: z.boolean().default(false),
  /** The option that holds where the question does not arise. */
  otherwise: Slug.optional(),
})
export type TriageQuestionsFile = z.infer<typeof TriageQuestionsFile>

/** One gate with its findings: flags that hold or not, several at a time. */
export const GateFile = z.strictObject({
  ...datedItems({
    name: Words,
    when: Condition,
    /** A duty of Article 50: its paragraph, and who owes it. */
    paragraph: Place.optional(),
    duty_of: z.enum(['provider', 'deployer']).optional(),
    /** The schedule by which it begins; none where nothing begins with it. */
    from: Slug.optional(),
  }).shape,
  position: Position,
  name: Words,
  /** The class that ends the triage as soon as one finding of the gate holds. */
  stops: Slug.optional(),
})
export type GateFile = z.infer<typeof GateFile>

export const TriageRolesFile = datedItems({
  key: z.string().regex(/^R\d+$/, 'must be R and a number'),
  name: Words,
  about: Words,
  when: Condition,
})
/** `when` is missing where a gate that stops gives the class. */
export const TriageClassesFile = datedItems({ name: Words, about: Words, when: Condition.optional() })
export const ActDatesFile = datedItems({
  on: z.iso.date(),
  what: Words,
  whom: Words,
  history: z.array(z.strictObject({ on: z.iso.date(), by: z.enum(['original', 'proposal', 'amendment']) })).min(1),
})
export const SchedulesFile = datedItems({
  cases: z
    .array(z.strictObject({ when: Condition.optional(), date: Slug.optional(), also: z.array(Slug).default([]) }))
    .min(1),
})
export const PenaltiesFile = datedItems({
  breach: Words,
  cap_eur: z.int().positive().optional(),
  cap_percent: z.number().positive().optional(),
  sme: z.enum(['lower', 'higher']).optional(),
  smc: z.enum(['lower', 'higher']).optional(),
})
export const ActNotesFile = datedItems({ name: Words, text: Words })
/** What is wrong and yet said; `pattern` finds it in a sentence, in any case of letters. */
export const WrongClaimsOnActFile = datedItems({ wrong: Words, right: Words, pattern: Words })

export const ObligationsFile = datedItems({
  role: z.array(Slug).min(1),
  statement: Words,
  owner: Words,
  evidence: z.array(Words).min(1),
  when: Condition,
  /** What must be true besides, and is not asked. */
  only_if: Words.optional(),
  from: Slug,
  /** It holds for prohibited systems too. */
  when_prohibited: z.boolean().default(false),
  binding: z.enum(['duty', 'control', 'voluntary']),
  penalty: Slug.optional(),
  contested: z.array(Slug).default([]),
})
export type ObligationsFile = z.infer<typeof ObligationsFile>

/** Points on which lawyers differ. No `when`: it concerns the duties that name it. */
export const ContestedPointsFile = datedItems({
  name: Words,
  when: Condition.optional(),
  readings: z.array(Words).min(2),
  taken: Words,
})

/** Worked examples; `like` starts from the answers of another one in the same folder. */
export const ScenariosFile = z
  .array(z.strictObject({ id: Slug, name: Words, like: Slug.optional(), answers: z.record(Slug, Slug).default({}) }))
  .min(1)
export type ScenariosFile = z.infer<typeof ScenariosFile>
