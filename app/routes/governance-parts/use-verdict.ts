import { useLocale, useTranslations } from 'use-intl'
import type { TriageVerdict } from '#app/core/governance/views/triage-view.ts'
import { formatCalendarDate } from '#app/ui/calendar-date.tsx'

/** Says a triage in one sentence, and in further ones what comes on top and what is open. */
export function useTriageVerdict(): (verdict: TriageVerdict) => { sentence: string; more: string[] } {
  const t = useTranslations('governance.triage')
  const locale = useLocale()
  return ({ code, from, alsoTell, possible }) => {
    const day = from === null ? '' : formatCalendarDate(from, locale)
    const names = new Intl.ListFormat(locale, { type: 'disjunction' }).format(possible)
    return {
      sentence: t(`verdict.${code}`, { from: day }),
      more: [
        ...(alsoTell === null ? [] : [t(`alsoTell.${alsoTell}`)]),
        ...(possible.length === 0 ? [] : [t(code === 'open' ? 'possible' : 'possibleToo', { names })]),
      ],
    }
  }
}
