import * as z from 'zod'

/** A calendar day such as `2026-11-21`. */
const Day = z.iso.date('must be a day such as 2026-11-21')

/** Where a statement of law stands, as written: an act by its id, and the place in it. */
const LegalSourceFile = z.strictObject({
  act: z.string().min(1),
  article: z.string().min(1),
  /** Only where it is not the address of the act. */
  url: z.url().optional(),
})

/** What every file with dated items begins with: the day the law was read, and the day by which somebody reads it again. */
export const datedFile = { as_of: Day, review_by: Day }

/** What every dated item has: its sources, and its own days where they differ from those of the file. */
export const datedItem = {
  as_of: Day.optional(),
  review_by: Day.optional(),
  sources: z.array(LegalSourceFile).min(1),
}

/** Where a statement of law stands; `article` is the place in the act, such as `50(1)` or `Annex III 4(a)`. */
type LegalSource = { act: string; article: string; url: string }

/** A statement of law on the day it was read, until it is to be read again. ISO days; at least one source. */
export type Dated = { asOf: string; reviewBy: string; sources: LegalSource[] }
