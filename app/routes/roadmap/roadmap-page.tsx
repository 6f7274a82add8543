import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl'
import { CopyForm } from '#app/routes/assessments/copy-form.tsx'
import { ChartFiles } from '#app/routes/report/chart-files.tsx'
import { Section } from '#app/routes/results/section.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { ActionList } from './action-list.tsx'
import { fieldId, WrongMark } from './action-mark.tsx'
import { BeforeStart } from './before-start.tsx'
import { CrewForm } from './crew-form.tsx'
import type { CrewView } from './crew-view.ts'
import { DecidedNotice, OtherDecisions } from './decided-notice.tsx'
import { GanttFigure } from './gantt-figure.tsx'
import type { MarkFault } from './mark-form.ts'
import { PlanHead } from './plan-head.tsx'
import { PlanSettings, WrongStart } from './plan-settings.tsx'
import { Progress } from './progress.tsx'
import type { ProgressView } from './progress-view.ts'
import { RefusalNotice } from './refusal-notice.tsx'
import type { PlanFault } from './roadmap.tsx'
import type { RoadmapView } from './roadmap-view.ts'

type RoadmapPageProps = {
  assessmentId: string
  isSubmitted?: boolean
  /** A pilot may be started from it. */
  mayStart?: boolean
  view: RoadmapView
  /** How it goes since it was submitted; `null`: it is not, or there was no plan. */
  progress?: ProgressView | null
  /** Who works on what is left of it since; `null`: as `progress`. */
  crew?: CrewView | null
} & Faulty
/** What was sent last and not stored: the plan's form, or the one of an action. */
type Faulty = { fault?: PlanFault; markFault?: MarkFault }

/** The plan: how long and why, the picture, what it rests on, and every action with its reasons. */
export function RoadmapPage({
  assessmentId,
  isSubmitted = false,
  mayStart = false,
  view,
  progress = null,
  crew = null,
  fault,
  markFault,
}: RoadmapPageProps) {
  const t = useTranslations('roadmap')
  const { planned, refusal, settings } = view
  return (
    <>
      <Faults fault={fault} settings={crew ?? settings} />
      <MarkFaults fault={markFault} view={view} />
      {isSubmitted && (
        <div className="mb-10">
          <Notice>{t('submitted.notice')}</Notice>
        </div>
      )}
      {view.isOwn && <p className="mb-6 max-w-measure text-sm text-soft">{t('own')}</p>}
      {planned?.decided && <DecidedNotice decided={planned.decided} />}
      {planned ? (
        <PlanHead
          planned={planned}
          assessmentId={assessmentId}
          target={mayStart ? (settings.targets[0]?.id ?? null) : null}
          pilotId={progress?.pilot?.id ?? null}
        />
      ) : (
        refusal && (
          <RefusalNotice
            refusal={refusal}
            assessmentId={assessmentId}
            isSubmitted={isSubmitted}
            markFault={markFault}
          />
        )
      )}
      {progress && <Progress assessmentId={assessmentId} progress={progress} />}
      <OtherDecisions decisions={view.otherDecisions} isSubmitted={isSubmitted} />
      {planned && planned.gantt.rows.length > 0 && (
        <Section id="schedule" title={t('schedule.title')} lead={t('schedule.lead')}>
          <GanttFigure gantt={planned.gantt} labels={planned.legend} now={progress?.bars} />
          <ChartFiles base={`/assessments/${assessmentId}`} chart="roadmap" name={t('schedule.title')} />
        </Section>
      )}
      {planned && <BeforeStart before={planned.before} />}
      {crew && (
        <CrewForm
          key={fault && fault.wrongStart === null ? crew.version : 'crew'}
          assessmentId={assessmentId}
          crew={crew}
          decisionOn={progress?.decision?.is ?? null}
          fault={fault}
        />
      )}
      {isSubmitted ? (
        <Section id="again" title={t('submitted.title')} lead={t('submitted.lead')}>
          <CopyForm assessmentId={assessmentId} label={t('submitted.copy')} />
        </Section>
      ) : (
        <PlanSettings
          key={fault && fault.wrongStart === null ? settings.version : 'settings'}
          assessmentId={assessmentId}
          settings={settings}
          planned={planned}
          fault={fault}
        />
      )}
      {planned && (
        <ActionList
          phases={planned.phases}
          isFirm={planned.decided?.decision === 'go'}
          assessmentId={assessmentId}
          isSubmitted={isSubmitted}
          markFault={markFault}
        />
      )}
    </>
  )
}

/** On top, where a page sent without a script begins again. */
function Faults({ fault, settings }: Pick<RoadmapPageProps, 'fault'> & { settings: Pick<CrewView, 'startDays'> }) {
  const t = useTranslations('roadmap')
  if (!fault) return null
  const error =
    fault.wrongStart === null
      ? { fieldId: 'settings', message: t('conflict.title') }
      : { fieldId: 'startOn', message: <WrongStart days={settings.startDays} /> }
  return <Summary errors={[error]} />
}

type MarkFaultsProps = { fault?: MarkFault; view: RoadmapView }

function MarkFaults({ fault, view: { planned, refusal } }: MarkFaultsProps) {
  const t = useTranslations('roadmap.mark')
  if (!fault) return null
  const { action } = fault.typed
  const marks = [...(planned?.phases ?? []).flatMap(({ rows }) => rows), ...(refusal ? [refusal] : [])]
  const mark = marks.find((each) => each.mark?.action === action)?.mark
  if (!mark) return <Summary errors={[{ fieldId: 'actions', message: t('conflictTitle') }]} />
  const wrong = fault.wrong.map((field) => ({
    fieldId: fieldId(action, field),
    message: (
      <>
        {mark.name}: <WrongMark mark={mark} field={field} />
      </>
    ),
  }))
  const conflict = { fieldId: `edit-${action}`, message: `${mark.name}: ${t('conflictTitle')}` }
  return <Summary errors={wrong.length > 0 ? wrong : [conflict]} />
}

function Summary({ errors }: Pick<ComponentProps<typeof ErrorSummary>, 'errors'>) {
  return (
    <div className="mb-10">
      <ErrorSummary errors={errors} />
    </div>
  )
}
