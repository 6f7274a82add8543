import { readerLinks } from '#app/routes/delivery/reader-links.ts'
import type { LibraryCatalogue } from '#app/routes/library/library-places.ts'
import type { ReportLinks } from '#app/routes/report/report-view.ts'

/** Public readers: as for readers of any report, and use cases and techniques lead into the library too. */
export function libraryLinks(today: LibraryCatalogue): ReportLinks {
  const links = readerLinks(today)
  return {
    ...links,
    phrases: (phrases) =>
      phrases.map(({ text, ref }) => {
        if (ref?.kind === 'useCase') return { text, href: links.library('useCases', ref.id) }
        return { text, href: ref?.kind === 'technique' ? links.library('techniques', ref.id) : null }
      }),
  }
}
