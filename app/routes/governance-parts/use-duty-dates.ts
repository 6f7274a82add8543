import { useLocale, useTranslations } from 'use-intl'
import type { DutyDates } from '#app/core/governance/triage/duty-dates.ts'
import { formatCalendarDate } from '#app/ui/calendar-date.tsx'

/** Says when a duty begins, such as "applies today, since 2 Aug 2026". */
export function useDutyDates(): (dates: DutyDates) => string {
  const t = useTranslations('governance.dates')
  const locale = useLocale()
  const list = new Intl.ListFormat(locale, { type: 'disjunction' })
  const say = (day: string | null) => (day === null ? t('notUntilChanged') : formatCalendarDate(day, locale))
  const sayAll = (days: readonly (string | null)[]) => list.format(days.map(say))
  return ({ state, from, also, possible }) => {
    if (state === 'shielded') return t('shielded')
    if (state === 'open' || from === null) return t('open', { days: sayAll(possible) })
    if (state === 'disputed') return t('disputed', { from: say(from), also: sayAll(also) })
    return also.length > 0 ? t(`${state}Also`, { from: say(from), also: sayAll(also) }) : t(state, { from: say(from) })
  }
}
