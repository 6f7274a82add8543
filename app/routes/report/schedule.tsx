import type { Roadmap } from '#app/report/model/report-model.ts'
import { Section } from '#app/routes/results/section.tsx'
import { GanttFigure } from '#app/routes/roadmap/gantt-figure.tsx'
import { ChartFiles } from '#app/ui/chart-files.tsx'
import type { ReportView } from './report-view.ts'

type ScheduleProps = { base: string; roadmap: Roadmap; labels: ReportView['labels'] }

/** The Gantt picture; the tables after it say the same. */
export function Schedule({ base, roadmap, labels }: ScheduleProps) {
  return (
    <Section id="schedule" title={roadmap.title} lead={[...(roadmap.decided ?? []), ...roadmap.notes].join(' ')}>
      <GanttFigure gantt={roadmap.gantt} labels={labels} />
      {roadmap.gantt.rows.length > 0 && <ChartFiles base={base} chart="roadmap" name={labels.roadmap} />}
    </Section>
  )
}
