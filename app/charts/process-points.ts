import type { ChartMark, Places, ProcessChartInput, ProcessPoint } from './process-chart.ts'
import { rounded } from './rounded.ts'

const SIZES: Record<string, { point: number; signal: number }> = {
  full: { point: 4.5, signal: 7.5 },
  small: { point: 3, signal: 5.5 },
  spark: { point: 1.5, signal: 4 },
}

/** Points that stand close are drawn smaller, so that each is seen; never smaller than this. */
const LEAST_RADIUS = 1.75

/** The values by period joined by a line that breaks where one is missing; a second one for the other group. */
export function valueLine({ points }: ProcessChartInput, places: Places): ChartMark[] {
  const lines: ChartMark[] = []
  for (const role of ['control', 'line'] as const) {
    const d = pathThrough(points, places, ({ value, control }) => (role === 'line' ? value : control))
    if (d !== '') lines.push({ is: 'path', role, d })
  }
  return lines
}

function pathThrough(
  points: readonly ProcessPoint[],
  { x, y }: Places,
  of: (point: ProcessPoint) => number | null,
): string {
  let isJoined = false
  const parts = points.map((point, at) => {
    const value = of(point)
    const part = value === null ? '' : `${isJoined ? 'L' : 'M'}${x(at)} ${y(value)}`
    isJoined = value !== null
    return part
  })
  return parts.join('')
}

/** A dot for each figure, a ring where it may change still, and a large diamond where it is a signal. */
export function pointMarks({ points, detail }: ProcessChartInput, { x, y }: Places): ChartMark[] {
  const { point: size, signal } = SIZES[detail] ?? { point: 4, signal: 7 }
  const step = points.length > 1 ? x(1) - x(0) : Number.POSITIVE_INFINITY
  const radius = rounded(Math.min(size, Math.max(LEAST_RADIUS, 0.4 * step)))
  return points.flatMap(({ value, isProvisional, isSignal }, at): ChartMark[] => {
    if (value === null) return []
    const [cx, cy] = [x(at), y(value)]
    if (isSignal) return [{ is: 'path', role: 'signal', d: diamond(cx, cy, signal) }]
    if (detail === 'spark' && at < points.length - 1) return []
    return [{ is: 'path', role: isProvisional ? 'provisional' : 'point', d: circle(cx, cy, radius) }]
  })
}

/** A dotted line with its number where something happened; several of one period stand as one. */
export function noteMarks({ notes, detail }: ProcessChartInput, { x, plot }: Places): ChartMark[] {
  if (detail !== 'full') return []
  const numbers = Map.groupBy(
    notes.map(({ at }, index) => ({ at, number: index + 1 })),
    ({ at }) => at,
  )
  return [...numbers].flatMap(([at, own]): ChartMark[] => {
    const first = own[0]?.number ?? 0
    const last = own.at(-1)?.number ?? first
    const text = first === last ? `${first}` : `${first}–${last}`
    return [
      { is: 'path', role: 'note', d: `M${x(at)} ${plot.top}V${plot.bottom}` },
      { is: 'text', role: 'label', x: x(at), y: plot.bottom - 5, text, anchor: 'middle' },
    ]
  })
}

function diamond(cx: number, cy: number, r: number): string {
  return `M${cx} ${rounded(cy - r)}L${rounded(cx + r)} ${cy}L${cx} ${rounded(cy + r)}L${rounded(cx - r)} ${cy}Z`
}

function circle(cx: number, cy: number, r: number): string {
  return `M${rounded(cx - r)} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`
}
