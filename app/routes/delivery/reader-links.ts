import type { ReportLinks } from '#app/routes/report/report-view.ts'

/** For readers who have the report and nothing else: what it names leads nowhere. */
export const READER_LINKS: ReportLinks = {
  base: null,
  toQuestion: () => null,
  phrases: (phrases) => phrases.map(({ text }) => ({ text, href: null })),
  reasons: (entries) => entries.map((entry) => ({ ...entry, href: null })),
}
