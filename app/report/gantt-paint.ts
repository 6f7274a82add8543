import type { BarPaint } from '#app/charts/svg/gantt.ts'
import { tint } from './brand.ts'
import type { ReportModel } from './model/report-model.ts'
import type { GanttKind } from './model/roadmap-model.ts'
import { colours } from './theme.ts'

export type GanttPaint = Record<GanttKind, BarPaint>

/** How the bars of a plan look: what prepares in the colour of the brand, what is not decided as an outline. */
export function ganttPaint(accent: string): GanttPaint {
  const plain = (fill: string) => ({ fill, stroke: fill, isDashed: false })
  return {
    homework: plain(accent),
    prepare: plain(tint(accent, 0.5)),
    baseline: plain(colours.edge),
    pilot: plain(colours.ink),
    gate: plain(colours.notyet),
    next: plain(colours.nearlyLight),
    firm: plain(colours.soft),
    scale: { fill: 'none', stroke: colours.soft, isDashed: true },
  }
}

/** Which label says what bars of a kind are. */
export const GANTT_LEGEND: Record<GanttKind, keyof ReportModel['labels']> = {
  homework: 'legendHomework',
  prepare: 'legendPrepare',
  baseline: 'legendBaseline',
  pilot: 'legendPilot',
  gate: 'legendGate',
  next: 'legendNext',
  scale: 'legendScale',
  firm: 'legendFirm',
}
