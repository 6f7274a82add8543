import { useTranslations } from 'use-intl'
import { Section } from '#app/routes/results/section.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { ActionList } from './action-list.tsx'
import { GanttFigure } from './gantt-figure.tsx'
import { PlanHead } from './plan-head.tsx'
import { PlanSettings, WrongStart } from './plan-settings.tsx'
import { RefusalNotice } from './refusal-notice.tsx'
import type { PlanFault } from './roadmap.tsx'
import type { RoadmapView } from './roadmap-view.ts'

type RoadmapPageProps = { assessmentId: string; view: RoadmapView; fault?: PlanFault }

/** The plan: how long and why, the picture, what it rests on, and every action with its reasons. */
export function RoadmapPage({ assessmentId, view, fault }: RoadmapPageProps) {
  const t = useTranslations('roadmap')
  const { planned, refusal, settings } = view
  return (
    <>
      <Faults fault={fault} settings={settings} />
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
      <PlanSettings
        key={fault && fault.wrongStart === null ? settings.version : 'settings'}
        assessmentId={assessmentId}
        settings={settings}
        planned={planned}
        fault={fault}
      />
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
