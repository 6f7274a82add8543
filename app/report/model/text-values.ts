import type { TextValues } from '#app/core/text-blocks/text-variables.ts'
import type { ReportModel } from './report-model.ts'
import { createWording } from './wording.ts'

/** What a report does not know of itself. Empty: nobody knows. */
type Around = {
  /** Of the check. */
  title: string
  /** ISO dates; `submittedOn` `null`: it is open. */
  today: string
  submittedOn: string | null
  /** Who writes. */
  consultant: string
  workspace: string
}

/** What the variables of a text become in a report, in its language. @param report in nobody's words but the product's */
export function textValuesOf(report: ReportModel, around: Around): TextValues {
  const { summary, cover, locale } = report
  const words = createWording(locale)
  const day = (iso: string | null) => (iso === null ? null : words.date(iso))
  return {
    client: cover.company,
    check: known(around.title) ?? cover.title,
    date: words.date(around.today),
    submitted: day(around.submittedOn),
    score: summary.readiness?.text ?? null,
    headline: summary.headline,
    pilot: summary.candidate?.name ?? null,
    start: day(summary.pilotStartsOn),
    consultant: known(around.consultant),
    consultancy: known(cover.brand.consultancy ?? '') ?? known(around.workspace),
  }
}

const known = (name: string) => (name.trim() === '' ? null : name)
