import { drawGantt } from '#app/charts/svg/gantt.ts'
import type { Drawing, Measure } from '#app/charts/svg/xml.ts'
import { accentOf } from '../brand.ts'
import { GANTT_LEGEND, ganttPaint } from '../gantt-paint.ts'
import type { ReportModel } from '../model/report-model.ts'
import type { Gantt, GanttRow } from '../model/roadmap-model.ts'
import { colours } from '../theme.ts'

type Room = { width: number; measure: Measure; mostHeight?: number }

/** The plan, or a part of it, as bars over all of its weeks. */
export function drawRoadmap({ labels, cover }: ReportModel, { rows, weeks, ticks }: Gantt, room: Room): Drawing {
  const accent = accentOf(cover.brand.accent)
  const paint = ganttPaint(accent)
  const kinds = [...new Set(rows.map(({ kind }) => kind))]
  const legend = kinds.map((kind) => ({ text: labels[GANTT_LEGEND[kind]], paint: paint[kind], isHatched: false }))
  const perhaps = rows.some(({ perhapsUnnecessary }) => perhapsUnnecessary)
    ? [{ text: labels.legendPerhaps, paint: paint.scale, isHatched: true }]
    : []
  return drawGantt({
    weeks,
    ticks,
    rows: rows.map((row) => ({ ...row, paint: paint[row.kind] })),
    legend: [...legend, ...perhaps],
    colours: { ...colours, accent },
    ...room,
  })
}

/**
 * A plan in parts that each have room on a page: a phase is not cut unless it is longer than a page, and then its name
 * stands again over what follows.
 */
export function partsOf({ rows, ...gantt }: Gantt, most: number): Gantt[] {
  const parts: GanttRow[][] = [[]]
  for (const phase of phasesOf(rows)) {
    if ((parts.at(-1)?.length ?? 0) + phase.length > most) parts.push([])
    for (const row of phase) {
      if (parts.at(-1)?.length === most) parts.push([])
      parts.at(-1)?.push(row)
    }
  }
  return parts.filter((part) => part.length > 0).map((part) => ({ ...gantt, rows: part.map(withoutRepeats) }))
}

/** The rows of each phase, every one with its phase's name. */
export function phasesOf(rows: readonly GanttRow[]): GanttRow[][] {
  const phases: GanttRow[][] = []
  let name = ''
  for (const row of rows) {
    name = row.phaseLabel || name
    const named = { ...row, phaseLabel: name }
    if (phases.at(-1)?.[0]?.phaseLabel === name) phases.at(-1)?.push(named)
    else phases.push([named])
  }
  return phases
}

const withoutRepeats = (row: GanttRow, index: number, rows: readonly GanttRow[]): GanttRow =>
  row.phaseLabel === rows[index - 1]?.phaseLabel ? { ...row, phaseLabel: '' } : row
