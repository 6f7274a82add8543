import * as z from 'zod'
import { Level } from '../schema.ts'
import { Discipline, Minimum, Position, Slug, Words } from './wording.ts'

/** One rung of the ladder: `lead` in bold, then `rest` (a full stop if it is left out), then the facts that must all be true. */
export const StatementFile = z.strictObject({
  lead: Words,
  rest: Words.default('.'),
  facts: z.array(Words).default([]),
})
export type StatementFile = z.infer<typeof StatementFile>

export const CapabilityFile = z.strictObject({
  position: Position,
  name: Words,
  definition: Words,
  disciplines: z.array(Discipline).min(1),
  /** Index = level; the rule that there are five is `content check`'s, so that it can say which file. */
  levels: z.array(StatementFile),
  evidence: Words,
  depends_on: z.array(z.strictObject({ level: Level, capability: Slug, min: Minimum })).default([]),
  scored: z.boolean().default(true),
  way_out: Words.optional(),
})
export type CapabilityFile = z.infer<typeof CapabilityFile>
