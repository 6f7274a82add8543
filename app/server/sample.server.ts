import type { Locale } from '#app/messages/locales.ts'
import { loadSample, type Sample } from '#content/sample.server.ts'

export type { Sample }

const read = new Map<Locale, Sample>()

/** The invented company of the sample report, in words of a language; read when it is first asked for, and once. */
export function sampleCompany(locale: Locale): Sample {
  const known = read.get(locale) ?? loadSample({ locale })
  read.set(locale, known)
  return known
}
