import type { DutyDates } from '#app/core/governance/triage/duty-dates.ts'
import type { TriageVerdict } from '#app/core/governance/views/triage-view.ts'
import { DAY, formatOf, localeOf } from '#app/messages/locales.ts'
import type { LawTranslator } from './create-say-law.ts'

/** Says outcomes of law in one language. */
export type SayLaw = { t: LawTranslator; date: (day: string) => string; either: Intl.ListFormat }

/** How days and choices are written. @param language such as `en` */
export function formatsOf(language: string): Omit<SayLaw, 't'> {
  const locale = formatOf(localeOf(language))
  const days = new Intl.DateTimeFormat(locale, DAY)
  return {
    date: (day) => days.format(new Date(`${day}T00:00:00Z`)).replaceAll(' ', '\u00a0'),
    either: new Intl.ListFormat(locale, { type: 'disjunction' }),
  }
}

/** A triage in one sentence, and in further ones what comes on top and what is open. */
export function sayVerdict({ t, date, either }: SayLaw, verdict: TriageVerdict): { sentence: string; more: string[] } {
  const { code, from, alsoTell, possible } = verdict
  const names = either.format(possible)
  return {
    sentence: t(`triage.verdict.${code}`, { from: from === null ? '' : date(from) }),
    more: [
      ...(alsoTell === null ? [] : [t(`triage.alsoTell.${alsoTell}`)]),
      ...(possible.length === 0 ? [] : [t(code === 'open' ? 'triage.possible' : 'triage.possibleToo', { names })]),
    ],
  }
}

/** The earliest first; what never begins as things stand comes last. */
const byDay = (a: string | null, b: string | null) => Date.parse(a ?? '9999-12-31') - Date.parse(b ?? '9999-12-31')

/** When a duty begins, such as "applies today, since 2 Aug 2026". */
export function sayDutyDates({ t, date, either }: SayLaw, { state, from, also, possible }: DutyDates): string {
  const say = (day: string | null) => (day === null ? t('dates.notUntilChanged') : date(day))
  const sayAll = (days: readonly (string | null)[]) => either.format([...days].sort(byDay).map(say))
  if (state === 'shielded') return t('dates.shielded')
  if (state === 'open' || from === null) return t('dates.open', { days: sayAll(possible) })
  if (state === 'disputed') return t('dates.disputed', { from: say(from), also: sayAll(also) })
  if (also.length === 0) return t(`dates.${state}`, { from: say(from) })
  return t(`dates.${state}Also`, { from: say(from), also: sayAll(also) })
}
