import { Form } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { formatCalendarDate } from '#app/ui/calendar-date.tsx'
import { Notice } from '#app/ui/notice.tsx'
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
  const hasOne = calendarSince !== null || address !== null
  return (
    <div className="no-print">
      <Section id="calendar" title={t('heading')} text={t('text')}>
        {address !== null && <AddressMade address={address} />}
        {calendarSince !== null && address === null && (
          <p className="max-w-measure">{t('renewText', { day: formatCalendarDate(calendarSince, locale) })}</p>
        )}
        <Form method="post" action={`${frame.base}/duties`} className="flex flex-wrap gap-4">
          <Button name="intent" value="start">
            {t(hasOne ? 'renew' : 'make')}
          </Button>
          {hasOne && (
            <Button kind="quiet" name="intent" value="stop">
              {t('stop')}
            </Button>
          )}
        </Form>
      </Section>
    </div>
  )
}

function AddressMade({ address }: { address: string }) {
  const t = useTranslations('duties.calendar')
  return (
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
  )
}
