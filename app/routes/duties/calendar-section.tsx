import { useLocale, useTranslations } from 'use-intl'
import { CalendarAddress } from '#app/routes/calendar-address.tsx'
import { formatCalendarDate } from '#app/ui/calendar-date.tsx'
import { Section } from '#app/ui/section.tsx'
import type { BoardView } from './duties.tsx'

type CalendarProps = {
  view: BoardView
  /** Made just now; `null`: not. */
  address: string | null
}

/** The secret address that calendar programs read, made, renewed and ended here; nothing for whoever may not. */
export function CalendarSection({ view: { frame, calendarSince }, address }: CalendarProps) {
  const t = useTranslations('duties.calendar')
  const locale = useLocale()
  if (!frame.mayWrite) return null
  return (
    <div className="no-print">
      <Section id="calendar" title={t('heading')} text={t('text')}>
        <CalendarAddress
          address={address}
          since={calendarSince && t('renewText', { day: formatCalendarDate(calendarSince, locale) })}
          action={`${frame.base}/duties`}
          words={{
            made: t('made'),
            address: t('address'),
            madeText: t('madeText'),
            make: t('make'),
            renew: t('renew'),
            stop: t('stop'),
          }}
        />
      </Section>
    </div>
  )
}
