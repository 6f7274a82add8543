import { GanttBar, type GanttBarKind } from '#app/charts/dom/gantt-bar.tsx'
import { hatch } from '#app/charts/hatch.ts'
import type { GanttRow } from '#app/report/model/roadmap-model.ts'
import type { ReportLabels } from '#app/report/model/wording.ts'

const BOX = { x: 1, y: 5, width: 26, height: 10 }
const KINDS = {
  homework: 'legendHomework',
  prepare: 'legendPrepare',
  baseline: 'legendBaseline',
  pilot: 'legendPilot',
  gate: 'legendGate',
  next: 'legendNext',
  scale: 'legendScale',
  firm: 'legendFirm',
} as const satisfies Record<GanttBarKind, keyof ReportLabels>

export type LegendLabels = Pick<ReportLabels, (typeof KINDS)[GanttBarKind] | 'legendPerhaps'>

/** What the bars mean: those kinds that the picture has. */
export function GanttLegend({ rows, labels }: { rows: readonly GanttRow[]; labels: LegendLabels }) {
  const kinds = Object.entries(KINDS) as [GanttBarKind, keyof LegendLabels][]
  const shown = kinds.filter(([kind]) => rows.some((row) => row.kind === kind))
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-2 text-sm text-soft">
      {shown.map(([kind, label]) => (
        <Entry key={kind} kind={kind} text={labels[label]} />
      ))}
      {rows.some(({ perhapsUnnecessary }) => perhapsUnnecessary) && (
        <Entry kind="prepare" text={labels.legendPerhaps} isHatched />
      )}
    </ul>
  )
}

function Entry({ kind, text, isHatched = false }: { kind: GanttBarKind; text: string; isHatched?: boolean }) {
  const row = { id: kind, bar: BOX, hatch: isHatched ? hatch(BOX) : '', label: { x: 0, anchor: 'start' as const } }
  return (
    <li className="flex items-center gap-2">
      <span aria-hidden="true" className="block w-7 *:min-h-5">
        <GanttBar geometry={{ width: 28, rowHeight: 20, ticks: [] }} row={row} kind={kind} label="" />
      </span>
      {text}
    </li>
  )
}
