import { type LibraryCatalogue, libraryPlaces } from '#app/routes/library/library-places.ts'
import type { ReportLinks } from '#app/routes/report/report-view.ts'

/** For readers who have the report and nothing else: what it names leads to pages for anybody, or nowhere. */
export const readerLinks = (today: LibraryCatalogue): ReportLinks => ({
  base: null,
  toQuestion: () => null,
  phrases: (phrases) => phrases.map(({ text }) => ({ text, href: null })),
  reasons: (entries) => entries.map((entry) => ({ ...entry, href: null })),
  library: libraryPlaces(today),
})
