import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { buttonLook } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import type { DecidedView, PlannedView } from './roadmap-view.ts'

type PlanHeadProps = {
  planned: PlannedView
  assessmentId: string
  /** What the pilot is for; `null`: none may be started from here. */
  target: string | null
  /** Its pilot that has a signed charter and no decision yet: another is not started from here. `null`: there is none. */
  pilotId: string | null
}

/** How many weeks it takes to the decision, why not fewer, and what it costs. */
export function PlanHead({ planned, assessmentId, target, pilotId }: PlanHeadProps) {
  const t = useTranslations('roadmap.head')
  const { weeks, notes, pilot, startsOn, pilotStartsOn, decisionOn } = planned
  const isStopped = planned.decided?.decision === 'stop'
  return (
    <section className="pb-10 md:pb-12">
      <h1 className="max-w-[26ch] md:text-4xl">{t(titleOf(planned), { weeks: Math.max(0, weeks) })}</h1>
      <p className="mt-6 max-w-measure text-lg">
        {t.rich(leadOf(planned), {
          pilot,
          start: () => <CalendarDate on={startsOn} />,
          begin: () => <CalendarDate on={pilotStartsOn} />,
          decision: () => <CalendarDate on={decisionOn} />,
        })}
      </p>
      <p className="mt-3 max-w-measure text-soft">{notes.join(' ')}</p>
      {!isStopped && <Figures planned={planned} />}
      <p className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-4 print:hidden">
        <a href={`/assessments/${assessmentId}/report.pdf`} {...buttonLook('primary')}>
          {t('download')}
        </a>
        <a href="#settings" className="inline-flex min-h-11 items-center">
          {t(isStopped ? 'choose' : 'change')}
        </a>
        <Link to={`/assessments/${assessmentId}/what-if`} className="inline-flex min-h-11 items-center">
          {t('whatIf')}
        </Link>
        <a href={`/assessments/${assessmentId}/priority`} className="inline-flex min-h-11 items-center">
          {t('priority')}
        </a>
        {pilotId !== null && (
          <Link to={`/pilots/${pilotId}`} className="inline-flex min-h-11 items-center">
            {t('openPilot')}
          </Link>
        )}
        {!planned.decided && target !== null && pilotId === null && (
          <Link
            to={`/pilots/new?${new URLSearchParams({ assessment: assessmentId, target, start: pilotStartsOn })}`}
            className="inline-flex min-h-11 items-center"
          >
            {t('startPilot')}
          </Link>
        )}
      </p>
    </section>
  )
}

function titleOf({ decided }: PlannedView) {
  if (!decided) return 'title'
  return ({ go: 'titleGo', iterate: 'titleAgain', stop: 'titleStop' } as const)[decided.decision]
}

/** What stands before the pilot: preparation, measuring alone, or nothing. */
function leadOf({ phases, startsOn, pilotStartsOn, decided }: PlannedView) {
  if (decided?.decision === 'go') return 'leadGo'
  if (decided?.decision === 'stop') return 'leadStop'
  if (decided) return decided.next?.isRunning ? 'leadRuns' : 'leadAgain'
  if (startsOn === pilotStartsOn) return 'leadReady'
  return phases.some(({ phase }) => phase === 'prepare') ? 'lead' : 'leadMeasure'
}

function Figures({ planned }: Pick<PlanHeadProps, 'planned'>) {
  const t = useTranslations('roadmap.head')
  const { effort, cost, next, pilotStartsOn, decisionOn, decided } = planned
  if (decided?.decision === 'go') return <RollOut decided={decided} next={next} />
  return (
    <>
      <dl className="mt-8 grid grid-cols-2 gap-x-8 gap-y-6 lg:gap-x-12 lg:flex lg:flex-wrap">
        <Figure term={t('pilot')}>
          <CalendarDate on={pilotStartsOn} />
        </Figure>
        <Figure term={t('decision')}>
          <CalendarDate on={decisionOn} />
        </Figure>
        <Figure term={t('effort')}>{t('days', { days: effort })}</Figure>
        <Figure term={t('cost')}>{cost}</Figure>
      </dl>
      {next && <p className="mt-4 max-w-measure text-soft">{t('next', next)}</p>}
    </>
  )
}

function RollOut({ decided: { rollOut }, next }: { decided: DecidedView } & Pick<PlannedView, 'next'>) {
  const t = useTranslations('roadmap.head')
  return (
    <>
      {rollOut && (
        <dl className="mt-8 grid grid-cols-2 gap-x-8 gap-y-6 lg:flex lg:flex-wrap lg:gap-x-12">
          <Figure term={t('rollOut')}>
            <CalendarDate on={rollOut.from} />
          </Figure>
          <Figure term={t('rollOutEnds')}>
            <CalendarDate on={rollOut.until} />
          </Figure>
          <Figure term={t('rollOutEffort')}>{t('days', { days: rollOut.days })}</Figure>
          <Figure term={t('cost')}>{rollOut.cost}</Figure>
        </dl>
      )}
      {next && <p className="mt-4 max-w-measure text-soft">{t('next', next)}</p>}
    </>
  )
}

function Figure({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="grid content-start gap-1">
      <dt className="text-sm text-soft">{term}</dt>
      <dd className="font-semibold font-serif text-lg tabular-nums">{children}</dd>
    </div>
  )
}
