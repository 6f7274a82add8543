import * as z from 'zod'
import type { Interval } from '#app/core/scoring/result.ts'
import { type Alpha, readAlpha } from './krippendorff.ts'
import { measureSpread, type Spread } from './spread.ts'
import { trimmedHull } from './trimmed-hull.ts'

/** Ratings of the same units by several observers; `null` is no rating. */
export type Ratings = Record<string, (number | null)[]>

/** How far observers agree: on the whole, and unit by unit (0-based; `hull` and `spread` are `null` without a rating). */
export type RatingAgreement = {
  alpha: Alpha
  items: { unit: number; ratings: number; hull: Interval | null; spread: Spread | null }[]
}

const RatingsJson = z.strictObject({
  observers: z
    .record(z.string(), z.array(z.number().nullable()))
    .refine((observers) => Object.keys(observers).length > 0, 'Name at least one observer')
    .refine(
      (observers) => new Set(Object.values(observers).map(({ length }) => length)).size === 1,
      'All observers need equally many columns; write null where one gave no rating',
    ),
})

/** Reads `{"observers": {"A": [1, null, 3]}}`, one column a unit. */
export function parseRatings(
  json: unknown,
): { ok: true; ratings: Ratings } | { ok: false; error: { field: string; message: string } } {
  const read = RatingsJson.safeParse(json)
  if (read.success) return { ok: true, ratings: read.data.observers }
  const [issue] = read.error.issues
  return {
    ok: false,
    error: {
      field: issue?.path.map(String).join('.') || 'ratings.json',
      message: `${issue?.message ?? 'Not ratings'}.`,
    },
  }
}

/**
 * How far plain ratings agree, all observers weighing the same.
 *
 * @source methods 2.2, 2.4, 2.5
 */
export function rateAgreement(observers: Ratings): RatingAgreement {
  const rows = Object.values(observers)
  const units = (rows[0] ?? []).map((_, unit) => rows.flatMap((own) => own[unit] ?? []))
  const rated = rows.filter((own) => own.some((rating) => rating !== null)).length
  return {
    alpha: readAlpha(units, rated),
    items: units.map((levels, unit) => {
      const hull = trimmedHull(levels.map((level) => ({ level, weight: 1 })))
      return { unit, ratings: levels.length, hull, spread: hull && measureSpread(levels, hull) }
    }),
  }
}
