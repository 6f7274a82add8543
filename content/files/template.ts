import * as z from 'zod'
import { Minimums, Slug, Words } from './wording.ts'

/** A sentence that may be left out. */
const MayBeEmpty = z.string().trim().default('')

const field = { label: Words, hint: MayBeEmpty }

const FieldFile = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('line'), ...field, text: MayBeEmpty }),
  z.strictObject({ kind: z.literal('lines'), ...field, text: MayBeEmpty, lines: z.int().min(1).max(12).default(3) }),
  z.strictObject({
    kind: z.literal('table'),
    ...field,
    layout: z.enum(['grid', 'cards']).default('grid'),
    columns: z
      .array(z.strictObject({ label: Words, from: z.string().optional(), narrow: z.boolean().default(false) }))
      .min(2),
    rows_from: z.string().optional(),
    rows: z.array(z.array(z.string().trim())).default([]),
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
  sections: z.array(z.strictObject({ title: Words, note: MayBeEmpty, fields: z.array(FieldFile).min(1) })).min(1),
})
export type TemplateFile = z.infer<typeof TemplateFile>
