import { Form } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { Section } from '#app/routes/results/section.tsx'
import { Button } from '#app/ui/button.tsx'
import { formatCalendarDate } from '#app/ui/calendar-date.tsx'
import { Notice } from '#app/ui/notice.tsx'

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
  const hasOne = since !== null || address !== null
  return (
    <Section id="calendar" title={t('calendar')} lead={t('calendarText')}>
      <div className="grid gap-4 print:hidden">
        {address !== null && (
          <div role="status">
            <Notice title={t('made')}>
              <div className="mt-2 grid gap-2">
                <input
                  readOnly
                  aria-label={t('address')}
                  value={address}
                  onFocus={({ currentTarget }) => currentTarget.select()}
                  className="input bg-raise font-mono text-sm"
                />
                <p>{t('madeText')}</p>
              </div>
            </Notice>
          </div>
        )}
        {since !== null && address === null && (
          <p className="max-w-measure">{t('since', { day: formatCalendarDate(since, locale) })}</p>
        )}
        <Form method="post" action="#calendar" className="flex flex-wrap gap-4">
          <Button name="intent" value="start">
            {t(hasOne ? 'renew' : 'make')}
          </Button>
          {hasOne && (
            <Button kind="quiet" name="intent" value="stop">
              {t('stop')}
            </Button>
          )}
        </Form>
      </div>
    </Section>
  )
}
