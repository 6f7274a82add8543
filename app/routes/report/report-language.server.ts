import { LOCALES, type Locale } from '#app/messages/locales.ts'
import type { StoredAssessment } from '#app/server/open-assessment.server.ts'

/** The language that an address asks for a report in, as `?in=de`; `null`: the usual one. */
export function languageAsked(url: URL): Locale | null {
  return LOCALES.find((one) => one === url.searchParams.get('in')) ?? null
}

/**
 * A check as its report is wanted: in the language that the address asks for, else in that of its client, whoever looks.
 * Each reading of its register begins anew with it.
 */
export function inReportLanguage<Open extends Pick<StoredAssessment, 'client' | 'language'>>(
  open: Open,
  url: URL,
): Open {
  return { ...open, language: languageAsked(url) ?? open.client.language }
}

/** As {@link inReportLanguage} where no other can be asked for: what is written by hand is written for its client. */
export function inClientLanguage<Open extends Pick<StoredAssessment, 'client' | 'language'>>(open: Open): Open {
  return { ...open, language: open.client.language }
}
