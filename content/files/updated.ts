import * as z from 'zod'
import { Slug } from './wording.ts'

/** For each technique the day of its text, and the hash of the words that it had then. Written by `content touch`. */
export const UpdatedFile = z.record(
  Slug,
  z.strictObject({
    on: z.iso.date(),
    words: z.string().regex(/^[0-9a-f]{12}$/, 'must be the 12 letters that "content touch" writes'),
  }),
)
export type UpdatedFile = z.infer<typeof UpdatedFile>
