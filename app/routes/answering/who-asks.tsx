import { useTranslations } from 'use-intl'
import { AnswersLink } from '#app/routes/trust/trust-links.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import type { EnterView } from './enter-view.server.ts'

/** Who asks, what for, how long it takes, until when, and what becomes of the answers. */
export function WhoAsks({ view }: { view: EnterView }) {
  const t = useTranslations('answering.enter')
  const { person, workspace, company, dueOn, minutes } = view
  const who = person === '' ? 'askedBy' : workspace === '' ? 'asked' : 'askedIn'
  return (
    <div className="mb-10 grid max-w-measure gap-4 [overflow-wrap:anywhere]">
      <p className="text-lg">{t(who, { person, workspace, company })}</p>
      <p>
        {t('what')} {t(minutes.low === minutes.high ? 'minutes' : 'minutesRange', minutes)}{' '}
        {dueOn !== null && t.rich('until', { date: () => <CalendarDate on={dueOn} /> })}
      </p>
      <p className="text-soft">{t('seen', { company, kind: view.kind })}</p>
      <p className="text-sm">
        <AnswersLink />
      </p>
    </div>
  )
}
