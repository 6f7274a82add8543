import * as z from 'zod'
import { Place, Slug } from './wording.ts'

const IsoDate = z.iso.date('must be a date such as 2026-11-21')

const sourceFields = { act: Slug, article: Place }

/** Where a statement of law stands: an act of `acts.yaml`, and the place in it. */
export const SourceFields = z.array(z.strictObject(sourceFields)).min(1, 'must cite at least one article')

/** What every statement of data protection law carries: the day it was checked, the day it must be looked at again, and its sources. */
export const datedFields = { as_of: IsoDate, review_by: IsoDate, sources: SourceFields }

/** What every file of the AI Act with dated items begins with: the day the law was read, and the day of its review. */
export const datedFile = { as_of: IsoDate, review_by: IsoDate }

/** What every dated item has: its sources, and its own days where they differ from those of the file. */
export const datedItem = {
  as_of: IsoDate.optional(),
  review_by: IsoDate.optional(),
  /** `url` only where it is not the address of the act. */
  sources: z.array(z.strictObject({ ...sourceFields, url: z.url().optional() })).min(1),
}

/** The first day on which something applies. */
export const FirstDay = IsoDate
