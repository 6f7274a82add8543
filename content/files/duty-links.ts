import * as z from 'zod'
import { Minimum, Slug } from './wording.ts'

/** The id of a duty: an obligation, `gdpr:` and a question, `art50:` and a paragraph, or `dpia`. */
const DutyId = z.string().trim().min(1, 'must not be empty')

/** What steps of capabilities do for duties, step by step. */
export const DutyLinksFile = z
  .array(
    z.strictObject({
      capability: Slug,
      level: Minimum,
      satisfies: z.array(DutyId).default([]),
      evidences: z.array(DutyId).default([]),
    }),
  )
  .min(1)
