import { drawBars, rangeBar, weeksBar } from '#app/charts/svg/bars.ts'
import { drawHeatStrips } from '#app/charts/svg/heat-strips.ts'
import { drawLosses } from '#app/charts/svg/losses.ts'
import { drawRadar } from '#app/charts/svg/radar.ts'
import { drawValueEffort } from '#app/charts/svg/value-effort.ts'
import type { Drawing, Measure } from '#app/charts/svg/xml.ts'
import { accentOf } from '../brand.ts'
import type { PriorityReport } from '../model/priority-model.ts'
import type { ReportModel } from '../model/report-model.ts'
import { createWording } from '../model/wording.ts'
import { radarInWords } from '../parts/radar-in-words.ts'
import { colours, toneColours } from '../theme.ts'
import type { ChartName } from './chart-names.ts'
import { drawRoadmap } from './draw-roadmap.ts'

/** A chart of a report with its title, what its marks mean, and what it says to somebody who does not see it. */
export type ReportChart = { name: ChartName; title: string; legend: string; alt: string; drawing: Drawing }

type Room = { width: number; measure: Measure }

/** A radar needs three axes. */
const LEAST_AXES = 3
const VALUE_HEIGHT = 260
const RADAR = { width: 330, height: 250, labelRoom: 34 }

/** One chart in the colour of the brand; `null`: the report has nothing to draw there. @param width in points */
export function drawChart(model: ReportModel, name: ChartName, room: Room): ReportChart | null {
  if (model.summary.state === 'empty') return null
  return DRAWN[name](model, room)
}

const DRAWN: Record<ChartName, (model: ReportModel, room: Room) => ReportChart | null> = {
  radar: (model) => {
    const { labels } = model
    const axes = scored(model).map(({ short, score }) => ({ label: short, lo: score.lo, hi: score.hi }))
    if (axes.length < LEAST_AXES) return null
    const drawing = drawRadar(axes, { ...RADAR, colours: paletteOf(model) })
    return { ...headOf(model, 'radar'), alt: radarInWords(labels.dimensions, axes), drawing }
  },
  dimensions: (model, room) => {
    const palette = paletteOf(model)
    const rows = scored(model)
    if (rows.length === 0) return null
    const lines = rows.map(({ id, name, score }) => ({
      id,
      name,
      said: score.text,
      bar: (size: { width: number; height: number }) => rangeBar(score, size, palette),
    }))
    return {
      ...headOf(model, 'dimensions'),
      alt: altOf(lines),
      drawing: drawBars(lines, { ...room, colours: palette }),
    }
  },
  strips: (model, room) => {
    const shown = model.dimensions.filter(({ capabilities }) => capabilities.length > 0)
    if (shown.length === 0) return null
    const strips = shown.map(({ name, capabilities }) => ({
      name,
      cells: capabilities.map(({ id, applies, level }) => ({ id, steps: applies ? level : null })),
    }))
    const alt = shown
      .flatMap(({ capabilities }) => capabilities.map(({ name, levelText }) => `${name}: ${levelText}`))
      .join('; ')
    return { ...headOf(model, 'strips'), alt, drawing: drawHeatStrips(strips, { ...room, colours: paletteOf(model) }) }
  },
  'use-cases': (model, room) => {
    const { rows, maxWeeks } = model.useCases
    const lines = rows.flatMap(({ id, name, weeks, weeksText, tone }) => {
      if (!weeks) return []
      const look = { ...weeks, max: maxWeeks, colour: toneColours[tone], hair: colours.hair }
      return [{ id, name, said: weeksText, bar: (size: { width: number; height: number }) => weeksBar(look, size) }]
    })
    if (lines.length === 0 || maxWeeks === 0) return null
    const drawing = drawBars(lines, { ...room, colours: paletteOf(model) })
    return { ...headOf(model, 'use-cases'), alt: altOf(lines), drawing }
  },
  points: (model, { width }) => {
    const { points } = model
    if (!points) return null
    const drawing = drawLosses({
      readiness: points.readiness,
      losses: points.losses.map(({ question, points: lost }) => ({ id: question, points: lost })),
      width,
      accent: accentOf(model.cover.brand.accent),
      lost: colours.notyet,
    })
    return { ...headOf(model, 'points'), alt: points.intro, drawing }
  },
  priority: (model, { width, measure }) => {
    const picture = model.priority?.picture
    if (!model.priority || !picture) return null
    const { title, label, axes, items, costTicks, netTicks } = picture
    const names = namesOf(model.priority)
    const look = { axes, names, measure, colours: paletteOf(model) }
    const drawing = drawValueEffort({ items, costTicks, netTicks, width, height: VALUE_HEIGHT }, look)
    return { ...headOf(model, 'priority'), title, alt: label, drawing }
  },
  roadmap: (model, room) => {
    const { roadmap } = model
    if (!roadmap || roadmap.gantt.rows.length === 0) return null
    return { ...headOf(model, 'roadmap'), drawing: drawRoadmap(model, roadmap.gantt, room) }
  },
}

/** What the letters of the picture stand for: A to Z, then two letters. */
function namesOf({ tiers }: PriorityReport) {
  const rows = tiers.flatMap((tier) => tier.rows).map(({ letter, name }) => ({ letter, name }))
  return rows.sort((a, b) => a.letter.length - b.letter.length || (a.letter < b.letter ? -1 : 1))
}

function scored({ dimensions }: ReportModel) {
  return dimensions.flatMap(({ id, name, short, score }) => (score ? [{ id, name, short, score }] : []))
}

const altOf = (lines: readonly { name: string; said: string }[]) =>
  lines.map(({ name, said }) => `${name}: ${said}`).join('; ')

function headOf(model: ReportModel, name: ChartName) {
  const { t } = createWording(model.locale)
  return { name, title: t(`charts.${name}.title`), legend: t(`charts.${name}.legend`), alt: t('charts.roadmap.alt') }
}

const paletteOf = (model: ReportModel) => ({ ...colours, accent: accentOf(model.cover.brand.accent) })
