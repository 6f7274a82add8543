import { useLocale, useTranslations } from 'use-intl'
import { CalendarAddress } from '#app/routes/calendar-address.tsx'
import { Section } from '#app/routes/results/section.tsx'
import { formatCalendarDate } from '#app/ui/calendar-date.tsx'

type ActionCalendarProps = {
  /** ISO date; `null`: it has no address. */
  since: string | null
  /** Made just now; `null`: not. */
  address: string | null
}

/** The secret address that calendar programs read, made, renewed and ended here. */
export function ActionCalendar({ since, address }: ActionCalendarProps) {
  const t = useTranslations('roadmap.table')
  const locale = useLocale()
  return (
    <Section id="calendar" title={t('calendar')} lead={t('calendarText')}>
      <div className="grid gap-4 print:hidden">
        <CalendarAddress
          address={address}
          since={since && t('since', { day: formatCalendarDate(since, locale) })}
          action="#calendar"
          words={{
            made: t('made'),
            address: t('address'),
            madeText: t('madeText'),
            make: t('make'),
            renew: t('renew'),
            stop: t('stop'),
          }}
        />
      </div>
    </Section>
  )
}
