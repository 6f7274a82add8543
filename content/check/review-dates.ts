import type { Finding } from '../fault.ts'
import type { ContentFiles } from '../layout.ts'
import { listLegalItems } from './legal-items.ts'

/** Statements of law that somebody should have looked at again before `on` (a calendar date). */
export function checkReviewDates(files: ContentFiles, on: string): Finding[] {
  return listLegalItems(files)
    .filter(({ dates }) => dates.review_by < on)
    .map(({ file, path, dates }) => ({
      file,
      path: [...path, 'review_by'],
      message: `This should have been looked at again by ${dates.review_by}.`,
      mend: 'Check the sources, correct the text, and set as_of and review_by anew.',
    }))
}
