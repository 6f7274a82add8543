import type { Finding } from '../fault.ts'
import type { ContentFiles } from '../layout.ts'
import { listParts } from './parts.ts'

/**
 * Statements of law that nobody has read again in time, and days that cannot be.
 *
 * @param on ISO day; a statement is due on the day after its `review_by`
 */
export function checkReviews(files: ContentFiles, on: string): Finding[] {
  return listParts(files).flatMap(({ file, data }) => datesIn(data, { file, path: [] }).flatMap(faultOn(on)))
}

/** The days of a statement or a whole file, and where they stand. */
type Dates = Pick<Finding, 'file' | 'path'> & { asOf: string; reviewBy: string }
type Place = Pick<Finding, 'file' | 'path'> & Partial<Dates>

/** Every place with a day of its own; what is missing of the two it has from the file around it. */
function datesIn(part: unknown, { file, path, ...around }: Place): Dates[] {
  if (typeof part !== 'object' || part === null) return []
  const asOf = dayIn(part, 'as_of') ?? around.asOf
  const reviewBy = dayIn(part, 'review_by') ?? around.reviewBy
  const key = 'review_by' in part ? 'review_by' : 'as_of' in part ? 'as_of' : null
  const own = key && asOf && reviewBy ? [{ file, path: [...path, key], asOf, reviewBy }] : []
  const inner = Object.entries(part).flatMap(([name, inside]) =>
    datesIn(inside, {
      file,
      path: [...path, Array.isArray(part) ? Number(name) : name],
      ...(asOf && { asOf }),
      ...(reviewBy && { reviewBy }),
    }),
  )
  return [...own, ...inner]
}

function dayIn(part: object, key: 'as_of' | 'review_by'): string | undefined {
  const day: unknown = key in part ? Reflect.get(part, key) : undefined
  return typeof day === 'string' ? day : undefined
}

const faultOn =
  (on: string) =>
  ({ file, path, asOf, reviewBy }: Dates): Finding[] => {
    if (reviewBy < asOf) {
      const message = `It is to be reviewed on ${reviewBy}, before it was read on ${asOf}.`
      return [{ file, path, message, mend: 'Correct the days.' }]
    }
    if (reviewBy >= on) return []
    const message = `It was to be reviewed by ${reviewBy}.`
    const mend = 'Read the sources again, correct what changed, and set as_of and review_by anew.'
    return [{ file, path, message, mend }]
  }
