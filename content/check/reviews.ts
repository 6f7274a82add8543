import type { Finding } from '../fault.ts'
import type { ContentFiles } from '../layout.ts'
import { listParts } from './parts.ts'

type DatedFile = {
  as_of: string
  review_by: string
  items: readonly { as_of?: string | undefined; review_by?: string | undefined }[]
}

/**
 * Dated items that nobody has read again in time, and days that cannot be.
 *
 * @param on ISO day; an item is due on the day after its `review_by`
 */
export function checkReviews(files: ContentFiles, on: string): Finding[] {
  return listParts(files).flatMap(({ file, data }) => (isDated(data) ? reviewsOf(file, data, on) : []))
}

function isDated(data: unknown): data is DatedFile {
  return typeof data === 'object' && data !== null && 'review_by' in data && 'items' in data
}

function reviewsOf(file: string, { as_of, review_by, items }: DatedFile, on: string): Finding[] {
  const own = items.flatMap((item, index) =>
    item.review_by === undefined && item.as_of === undefined
      ? []
      : [
          {
            path: ['items', index, item.review_by === undefined ? 'as_of' : 'review_by'],
            asOf: item.as_of ?? as_of,
            reviewBy: item.review_by ?? review_by,
          },
        ],
  )
  return [{ path: ['review_by'], asOf: as_of, reviewBy: review_by }, ...own].flatMap(({ path, asOf, reviewBy }) => {
    if (reviewBy < asOf) {
      return [
        {
          file,
          path,
          message: `It is to be reviewed on ${reviewBy}, before it was read on ${asOf}.`,
          mend: 'Correct the days.',
        },
      ]
    }
    if (reviewBy >= on) return []
    const message = `It was to be reviewed by ${reviewBy}.`
    return [
      { file, path, message, mend: 'Read the sources again, correct what changed, and set as_of and review_by anew.' },
    ]
  })
}
