import { type GanttGeometry, type GanttInput, layOutGantt } from '../gantt.ts'
import { type Drawing, element, type Measure, shortened, words } from './xml.ts'

/** How the bars of one kind look. */
export type BarPaint = { fill: string; stroke: string; isDashed: boolean }

type Row = GanttInput['rows'][number] & { label: string; who: string; phaseLabel: string; paint: BarPaint }

export type GanttDrawing = {
  weeks: number
  rows: readonly Row[]
  ticks: GanttInput['ticks']
  legend: readonly { text: string; paint: BarPaint; isHatched: boolean }[]
  width: number
  measure: Measure
  /** Left out: as high as it may be; more rows make lower ones. */
  mostHeight?: number
  colours: { ink: string; soft: string; faint: string; hair: string; accent: string }
}

const [PHASE, LABEL, ROW, SIZE, SMALL, HEAD, AIR] = [78, 210, 16, 9, 7.5, 18, 8]
/** Rows lower than this would touch. */
const LEAST_ROW = 12.5
const SWATCH = { width: 16, height: 7 }
const SWATCH_HATCH = 'M2 7.5L9 0.5M7 7.5L14 0.5'

/** The plan as bars over weeks, with its legend above and its dates at the head. */
export function drawGantt(input: GanttDrawing): Drawing {
  const { weeks, rows, ticks, width, colours, mostHeight = Number.POSITIVE_INFINITY } = input
  const left = PHASE + LABEL
  const legend = drawLegend(input)
  const top = legend.height + HEAD
  const rowHeight = Math.max(LEAST_ROW, Math.min(ROW, (mostHeight - top) / Math.max(rows.length, 1)))
  const geometry = layOutGantt({ weeks, rows, ticks, width: width - left, rowHeight })
  const height = top + rows.length * rowHeight
  const grid = geometry.ticks.map(({ x, text }) =>
    [
      element('line', { x1: left + x, x2: left + x, y1: top, y2: height, stroke: colours.hair, 'stroke-width': 0.5 }),
      words(text, { x: left + x, y: top - 5, size: SMALL, fill: colours.faint }),
    ].join(''),
  )
  const bars = rows.map((row, index) => drawRow(input, { row, geometry, index, top: top + index * rowHeight }))
  return { width, height, body: [legend.body, ...grid, ...bars].join('') }
}

type Place = { row: Row; geometry: GanttGeometry; index: number; top: number }

function drawRow({ width, measure, colours }: GanttDrawing, { row, geometry, index, top }: Place): string {
  const shape = geometry.rows[index]
  if (!shape) return ''
  const left = PHASE + LABEL
  const { rowHeight } = geometry
  const foot = top + rowHeight / 2 + SIZE / 3
  const cut = (text: string, room: number, font: { size: number; isBold?: boolean }) =>
    shortened(text, room, (part) => measure(part, font))
  const { x, anchor } = shape.label
  const whoRoom = anchor === 'start' ? width - left - x : left + x - left
  const dash = row.paint.isDashed ? '3 2' : undefined
  const { bar, hatch } = shape
  return [
    element('line', {
      x1: 0,
      x2: width,
      y1: top + rowHeight,
      y2: top + rowHeight,
      stroke: colours.hair,
      'stroke-width': 0.5,
    }),
    words(cut(row.phaseLabel, PHASE - AIR, { size: SIZE, isBold: true }), {
      x: 0,
      y: foot,
      size: SIZE,
      fill: colours.accent,
      isBold: true,
    }),
    words(cut(row.label, LABEL - AIR, { size: SIZE }), { x: PHASE, y: foot, size: SIZE, fill: colours.ink }),
    element('rect', {
      ...bar,
      x: left + bar.x,
      y: top + bar.y,
      rx: 1.5,
      fill: hatch === '' ? row.paint.fill : 'none',
      stroke: row.paint.stroke,
      'stroke-width': 0.6,
      'stroke-dasharray': dash,
    }),
    hatch === ''
      ? ''
      : element('path', {
          d: hatch,
          transform: `translate(${left} ${top})`,
          stroke: row.paint.stroke,
          'stroke-width': 0.5,
          fill: 'none',
        }),
    words(cut(row.who, whoRoom, { size: SMALL }), { x: left + x, y: foot, size: SMALL, fill: colours.soft, anchor }),
  ].join('')
}

/** What the bars mean, in words, in as many lines as it takes. */
function drawLegend({ legend, width, measure, colours }: GanttDrawing): Drawing {
  let [x, y] = [0, 0]
  const parts = legend.map(({ text, paint, isHatched }) => {
    const wide = SWATCH.width + 5 + measure(text, { size: SIZE })
    if (x > 0 && x + wide > width) {
      x = 0
      y += ROW
    }
    const box = {
      x: x + 0.5,
      y: y + 4,
      ...SWATCH,
      rx: 1.5,
      fill: isHatched ? 'none' : paint.fill,
      stroke: paint.stroke,
    }
    const drawn = [
      element('rect', { ...box, 'stroke-width': 0.6, 'stroke-dasharray': paint.isDashed ? '3 2' : undefined }),
      isHatched
        ? element('path', {
            d: SWATCH_HATCH,
            transform: `translate(${x} ${y + 3.5})`,
            stroke: paint.stroke,
            'stroke-width': 0.5,
          })
        : '',
      words(text, { x: x + SWATCH.width + 5, y: y + 11, size: SIZE, fill: colours.soft }),
    ]
    x += wide + 16
    return drawn.join('')
  })
  return { width, height: y + ROW, body: parts.join('') }
}
