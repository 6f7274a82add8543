import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Section } from '#app/routes/results/section.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { ProgressView } from './progress-view.ts'
import type { Span } from './task-lines.ts'

type ProgressProps = { assessmentId: string; progress: ProgressView }

/** What became of a submitted plan: the day of the decision, and everything that moved, with why. */
export function Progress({ assessmentId, progress }: ProgressProps) {
  const t = useTranslations('roadmap.progress')
  const { counts, missed, moved, hasForecast } = progress
  const roadmap = `/assessments/${assessmentId}/roadmap`
  return (
    <Section id="progress" title={t('title')} lead={t('lead')}>
      <div className="grid gap-6">
        {hasForecast ? <Decision progress={progress} /> : <Notice kind="warn">{t('noForecast')}</Notice>}
        {hasForecast && progress.pilot && <SignedPilotLine pilot={progress.pilot} />}
        {missed.length > 0 && (
          <Notice kind="warn">
            {missed.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Notice>
        )}
        <p>
          {t('counts', counts)} <Link to={`${roadmap}/actions`}>{t('toAll')}</Link>
        </p>
        {hasForecast && (
          <div className="grid gap-2">
            <h3>{t('moved')}</h3>
            {moved.length === 0 && <p>{t('none')}</p>}
            <ul className="grid">
              {moved.map((line) => (
                <li key={line.id} className="grid gap-1 border-hair border-b py-3">
                  <Link to={`${roadmap}/${line.id}`}>{line.name}</Link>
                  <span className="text-sm text-soft">
                    <Moved was={line.planned} is={line.now} /> {line.why}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Section>
  )
}

function Decision({ progress: { decision } }: Pick<ProgressProps, 'progress'>) {
  const t = useTranslations('roadmap.progress')
  if (!decision) return null
  const { was, is, weeks, why } = decision
  if (weeks === 0) return <p className="text-lg">{t.rich('same', { is: () => <CalendarDate on={is} /> })}</p>
  return (
    <div className="grid max-w-measure gap-1">
      <p className={`text-lg ${weeks > 0 ? 'text-notyet' : ''}`}>
        {t.rich('decision', { was: () => <CalendarDate on={was} />, is: () => <CalendarDate on={is} /> })}
      </p>
      {why && <p>{why}</p>}
    </div>
  )
}

/** What of a pilot's own charter the plan was made with. */
function SignedPilotLine({
  pilot: { id, name, state, startsOn, endsOn },
}: {
  pilot: NonNullable<ProgressView['pilot']>
}) {
  const t = useTranslations('roadmap.progress.pilot')
  return (
    <p className="max-w-measure [overflow-wrap:anywhere]">
      {t.rich(state, {
        name,
        from: () => <CalendarDate on={startsOn} />,
        to: () => <CalendarDate on={endsOn} />,
      })}{' '}
      <Link to={`/pilots/${id}`}>{t('open')}</Link>
    </p>
  )
}

function Moved({ was, is }: { was: Span | null; is: Span | null }) {
  const t = useTranslations('roadmap.progress')
  if (!was || !is) return null
  return t.rich('line', { was: () => <CalendarDate on={was.to} />, is: () => <CalendarDate on={is.to} /> })
}
