import { useTranslations } from 'use-intl'
import { CopyForm } from '#app/routes/assessments/copy-form.tsx'
import { Section } from '#app/routes/results/section.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { ActionList } from './action-list.tsx'
import { GanttFigure } from './gantt-figure.tsx'
import { PlanHead } from './plan-head.tsx'
import { PlanSettings, WrongStart } from './plan-settings.tsx'
import { RefusalNotice } from './refusal-notice.tsx'
import type { PlanFault } from './roadmap.tsx'
import type { RoadmapView } from './roadmap-view.ts'

type RoadmapPageProps = { assessmentId: string; isSubmitted?: boolean; view: RoadmapView; fault?: PlanFault }

/** The plan: how long and why, the picture, what it rests on, and every action with its reasons. */
export function RoadmapPage({ assessmentId, isSubmitted = false, view, fault }: RoadmapPageProps) {
  const t = useTranslations('roadmap')
  const { planned, refusal, settings } = view
  return (
    <>
      <Faults fault={fault} settings={settings} />
      {isSubmitted && (
        <div className="mb-10">
          <Notice>{t('submitted.notice')}</Notice>
        </div>
      )}
      {planned ? (
        <PlanHead planned={planned} assessmentId={assessmentId} />
      ) : (
        refusal && <RefusalNotice refusal={refusal} assessmentId={assessmentId} />
      )}
      {planned && (
        <Section id="schedule" title={t('schedule.title')} lead={t('schedule.lead')}>
          <GanttFigure gantt={planned.gantt} labels={planned.legend} />
        </Section>
      )}
      {isSubmitted ? (
        <Section id="settings" title={t('submitted.title')} lead={t('submitted.lead')}>
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
      {planned && <ActionList phases={planned.phases} />}
    </>
  )
}

/** On top, where a page sent without a script begins again. */
function Faults({ fault, settings }: Pick<RoadmapPageProps, 'fault'> & Pick<RoadmapView, 'settings'>) {
  const t = useTranslations('roadmap')
  if (!fault) return null
  const error =
    fault.wrongStart === null
      ? { fieldId: 'settings', message: t('conflict.title') }
      : { fieldId: 'startOn', message: <WrongStart days={settings.startDays} /> }
  return (
    <div className="mb-10">
      <ErrorSummary errors={[error]} />
    </div>
  )
}
