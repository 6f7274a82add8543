import * as z from 'zod'
import { Position, Slug, Words } from './wording.ts'

/** One document of the trust pack; texts are Markdown and may hold names in braces. Ids of sections are link targets, for ever. */
export const TrustFile = z.strictObject({
  position: Position,
  name: Words,
  purpose: Words,
  /** Grows by one with every change of what it says. */
  version: z.int().min(1),
  as_of: z.iso.date('must be a date such as 2026-11-22'),
  sections: z.array(z.strictObject({ id: Slug, title: Words, text: Words })).min(1),
})
export type TrustFile = z.infer<typeof TrustFile>

/** What the product stores of people, by kind: every table of the database is in exactly one. */
export const StoredDataFile = z
  .array(
    z.strictObject({
      id: Slug,
      what: Words,
      whom: Words,
      keep: Words,
      tables: z.array(z.string().regex(/^(app|sys)\.[a-z_]+$/, 'must name tables such as app.answers')).min(1),
    }),
  )
  .min(1)
export type StoredDataFile = z.infer<typeof StoredDataFile>
