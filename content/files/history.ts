import * as z from 'zod'
import { Slug, Words } from './wording.ts'

/** The versions of the catalogue, the newest first. `hash` is missing for the newest alone: it still runs. */
export const HistoryFile = z
  .array(
    z.strictObject({
      version: z.string().regex(/^\d{4}-\d{2}$/, 'must look like 2026-11'),
      on: z.iso.date('must be a date such as 2026-11-22'),
      hash: z
        .string()
        .regex(/^[0-9a-f]{64}$/, 'must be the SHA-256 of the catalogue, 64 hexadecimal digits')
        .optional(),
      about: Words,
      added: z.array(Slug).default([]),
      changed: z.array(Slug).default([]),
      retired: z.array(Slug).default([]),
    }),
  )
  .min(1, 'must tell of the version that runs')
export type HistoryFile = z.infer<typeof HistoryFile>
