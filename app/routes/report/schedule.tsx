import { Section } from '#app/routes/results/section.tsx'
import { GanttFigure } from '#app/routes/roadmap/gantt-figure.tsx'
import { ChartFiles } from './chart-files.tsx'
import { Comment } from './comment.tsx'
import type { ReportView } from './report-view.ts'

/** The Gantt picture; the tables after it say the same. */
export function Schedule({ view }: { view: ReportView }) {
  const { roadmap, labels } = view
  if (!roadmap) return null
  return (
    <Section
      id="schedule"
      title={roadmap.title}
      lead={[...(roadmap.decided ?? []), ...roadmap.notes, ...(roadmap.missed ?? [])].join(' ')}
    >
      <Comment view={view} about="section:schedule" />
      <GanttFigure gantt={roadmap.gantt} labels={labels} />
      {roadmap.gantt.rows.length > 0 && <ChartFiles base={view.base} chart="roadmap" name={labels.roadmap} />}
    </Section>
  )
}
