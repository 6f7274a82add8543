import { useLocale, useTranslations } from 'use-intl'
import type { DutyView } from '#app/server/duties/duty-view.server.ts'
import { formatCalendarDate } from '#app/ui/calendar-date.tsx'

/** Says when a duty applies, such as "applies since 2 Aug 2026". */
export function useDutyWhen(): (
  duty: Pick<DutyView, 'timing' | 'applies' | 'isSure' | 'from' | 'also' | 'possible'>,
) => string {
  const t = useTranslations('duties.when')
  const locale = useLocale()
  const list = new Intl.ListFormat(locale, { type: 'disjunction' })
  const say = (day: string) => formatCalendarDate(day, locale)
  return ({ timing, applies, isSure, from, also, possible }) => {
    if (from === null) {
      const days = possible.flatMap((day) => day ?? [])
      if (days.length === 0) return t('shielded')
      return t(possible.includes(null) ? 'openOrNever' : 'open', { days: list.format(days.map(say)) })
    }
    if (timing === 'disputed') return t('disputed', { from: say(from), also: list.format(also.map(say)) })
    const word = applies ? 'since' : 'from'
    return t(isSure ? word : `${word}Perhaps`, { from: say(from) })
  }
}
