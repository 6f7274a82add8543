import * as z from 'zod'
import { PlannedSizes } from './planned-size.ts'
import { RequirementFile } from './requirement.ts'
import { LawNote, OptionId, ProfileId, Slug, Words } from './wording.ts'

/** How often a figure comes. */
const CADENCES = ['weekly', 'monthly', 'quarterly'] as const

const YesNo = z.enum(['yes', 'no'])

const KpiFile = z.strictObject({
  id: OptionId,
  name: Words,
  unit: Words,
  direction: z.enum(['up', 'down']),
  formula: Words,
  source: Words,
  baseline: Words,
  cadence: z.enum(CADENCES),
  guardrail: z.boolean().default(false),
  later: z.boolean().default(false),
})

/** One input with its ends, low the cautious one. Without a reference it is a starting assumption of ours. */
const StartingFigureFile = z.strictObject({
  low: z.number(),
  base: z.number(),
  high: z.number(),
  reference: Slug.optional(),
})

/** What a year is taken to bring until somebody knows better; shares are 0-1, money is in the currency of the constants. */
const StartingValueFile = z
  .strictObject({
    case: Words,
    saves: Words,
    error: Words.optional(),
    volume: StartingFigureFile,
    adoption: StartingFigureFile,
    minutes: StartingFigureFile,
    wage: StartingFigureFile,
    realised: StartingFigureFile,
    run: StartingFigureFile,
    one_off: StartingFigureFile,
    avoided: StartingFigureFile.optional(),
    error_cost: StartingFigureFile.optional(),
    law: z.array(z.enum(['minimal', 'low', 'medium', 'high'])).min(1),
  })
  .refine(({ error, avoided, error_cost }) => new Set([!error, !avoided, !error_cost]).size === 1, {
    message: 'error, avoided and error_cost belong together',
    path: ['error'],
  })
export type StartingValueFile = z.infer<typeof StartingValueFile>

export const UseCaseFile = z.strictObject({
  name: Words,
  description: Words,
  data_kind: z.enum(['predictive', 'text-classification', 'generative', 'measurement']),
  techniques: z.strictObject({ core: z.array(Slug).min(1), support: z.array(Slug), optional: z.array(Slug) }),
  profiles: z.array(ProfileId).min(1),
  needs: z.array(RequirementFile),
  usual_scope: z.strictObject({ personal_data: YesNo, public_output: YesNo, people_decisions: YesNo }),
  kpis: z.array(KpiFile).min(1),
  claims: z.array(Slug).default([]),
  literature: Words,
  references: z.array(Slug).default([]),
  pilot: z.strictObject({
    weeks: z.int().min(4).max(12),
    design: Words,
    sample: Words,
    /** Those of `sample`. */
    sizes: PlannedSizes,
    decide: Words,
  }),
  value: StartingValueFile,
  ai_act_class: z.enum(['outside', 'minimal', 'transparency']),
  ai_act: LawNote,
  gdpr: LawNote,
})
export type UseCaseFile = z.infer<typeof UseCaseFile>
