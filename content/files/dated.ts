import * as z from 'zod'
import { Slug, Words } from './wording.ts'

const IsoDate = z.iso.date('must be a date such as 2026-11-21')

/** Where a statement of law stands: an act of `acts.yaml`, and the place in it. */
export const SourceFields = z
  .array(z.strictObject({ act: Slug, article: Words }))
  .min(1, 'must cite at least one article')

/** What every statement of law carries: the day it was checked, the day it must be looked at again, and its sources. */
export const datedFields = { as_of: IsoDate, review_by: IsoDate, sources: SourceFields }

/** The first day on which something applies. */
export const FirstDay = IsoDate
