import { type Box, hatch } from './hatch.ts'
import { clampedScale } from './linear-scale.ts'
import { rounded } from './rounded.ts'

export type GanttInput = {
  weeks: number
  rows: readonly { id: string; start: number; end: number; perhapsUnnecessary: boolean }[]
  ticks: readonly { week: number; text: string }[]
  width: number
  rowHeight: number
}

export type GanttGeometry = {
  width: number
  rowHeight: number
  ticks: { x: number; text: string }[]
  rows: {
    id: string
    bar: Box
    /** Set where the row is perhaps unnecessary. */
    hatch: string
    /** Where a label beside the bar begins (`start`), or ends if there is more room on its left. */
    label: { x: number; anchor: 'start' | 'end' }
  }[]
}

const BAR_SHARE = 0.56
const LEAST_WIDTH = 3
const LABEL_GAP = 5
/** A bar that ends beyond this share of the width has its label on the left. */
const LABEL_TURNS = 0.78

/** Bars of a schedule, week 0 at the left; `y` counts inside each row. */
export function layOutGantt({ weeks, rows, ticks, width, rowHeight }: GanttInput): GanttGeometry {
  const x = clampedScale([0, Math.max(weeks, 1)], [0, width])
  const thickness = rowHeight * BAR_SHARE
  return {
    width,
    rowHeight,
    ticks: ticks.map(({ week, text }) => ({ x: rounded(x(week)), text })),
    rows: rows.map(({ id, start, end, perhapsUnnecessary }) => {
      const bar = {
        x: rounded(x(start)),
        y: rounded((rowHeight - thickness) / 2),
        width: rounded(Math.max(LEAST_WIDTH, x(end) - x(start) - 1)),
        height: rounded(thickness),
      }
      const isLate = x(end) > width * LABEL_TURNS && x(start) > width - x(end)
      const label = isLate
        ? { x: rounded(bar.x - LABEL_GAP), anchor: 'end' as const }
        : { x: rounded(bar.x + bar.width + LABEL_GAP), anchor: 'start' as const }
      return { id, bar, hatch: perhapsUnnecessary ? hatch(bar) : '', label }
    }),
  }
}
