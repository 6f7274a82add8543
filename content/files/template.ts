import * as z from 'zod'
import { MayBeEmpty, Minimums, Slug, Words } from './wording.ts'

/** A sentence that may be left out. */
const MayBeLeftOut = MayBeEmpty.default('')

const field = { label: Words, hint: MayBeLeftOut }

const FieldFile = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('line'), ...field, text: MayBeLeftOut }),
  z.strictObject({ kind: z.literal('lines'), ...field, text: MayBeLeftOut, lines: z.int().min(1).max(12).default(3) }),
  z.strictObject({
    kind: z.literal('table'),
    ...field,
    layout: z.enum(['grid', 'cards']).default('grid'),
    columns: z
      .array(z.strictObject({ label: Words, from: z.string().optional(), narrow: z.boolean().default(false) }))
      .min(2),
    rows_from: z.string().optional(),
    rows: z.array(z.array(MayBeEmpty)).default([]),
    empty: z.int().min(0).max(30).default(0),
    numbered: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('choices'), ...field, options: z.array(Words).min(2) }),
  z.strictObject({
    kind: z.literal('rules'),
    ...field,
    rules: z.array(Words).min(1),
    empty: z.int().min(0).max(6).default(2),
  }),
  z.strictObject({ kind: z.literal('statement'), ...field, text: Words, signers: z.array(Words).min(1) }),
])
export type FieldFile = z.infer<typeof FieldFile>

/** A sheet behind a deliverable, half filled by what is known. */
export const TemplateFile = z.strictObject({
  name: Words,
  purpose: Words,
  reaches: Minimums,
  filled_by: z.array(Slug).min(1),
  sections: z.array(z.strictObject({ title: Words, note: MayBeLeftOut, fields: z.array(FieldFile).min(1) })).min(1),
})
export type TemplateFile = z.infer<typeof TemplateFile>
