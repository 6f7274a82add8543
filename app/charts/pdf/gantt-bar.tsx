import { Path, Rect, Svg } from '@react-pdf/renderer'
import type { GanttGeometry } from '../gantt.ts'

type GanttBarProps = {
  geometry: Pick<GanttGeometry, 'width' | 'rowHeight' | 'ticks'>
  row: GanttGeometry['rows'][number]
  paint: { fill: string; stroke: string; isDashed: boolean }
  hair: string
}

/** One row of the Gantt picture on paper; its dates stand in the table of actions. */
export function GanttBar({ geometry, row, paint, hair }: GanttBarProps) {
  const { width, rowHeight, ticks } = geometry
  const dash = paint.isDashed ? { strokeDasharray: '3 2' } : {}
  return (
    <Svg width={width} height={rowHeight} viewBox={`0 0 ${width} ${rowHeight}`}>
      {ticks.length > 0 ? (
        <Path d={ticks.map(({ x }) => `M${x} 0V${rowHeight}`).join('')} stroke={hair} strokeWidth={0.5} />
      ) : null}
      <Rect
        {...row.bar}
        rx={1.5}
        fill={row.hatch ? 'none' : paint.fill}
        stroke={paint.stroke}
        strokeWidth={0.6}
        {...dash}
      />
      {row.hatch ? <Path d={row.hatch} stroke={paint.stroke} strokeWidth={0.5} /> : null}
    </Svg>
  )
}
