import type { GanttGeometry } from '../gantt.ts'

export type GanttBarKind = 'homework' | 'prepare' | 'baseline' | 'pilot' | 'gate' | 'next' | 'scale' | 'firm'

type GanttBarProps = {
  geometry: Pick<GanttGeometry, 'width' | 'rowHeight' | 'ticks'>
  row: GanttGeometry['rows'][number]
  kind: GanttBarKind
  /** Said instead of the picture: the dates. */
  label: string
}

const colours: Record<GanttBarKind, string> = {
  homework: 'fill-accent stroke-accent',
  prepare: 'fill-accent/50 stroke-accent/50',
  baseline: 'fill-edge/50 stroke-edge/50',
  pilot: 'fill-ink stroke-ink',
  gate: 'fill-notyet stroke-notyet',
  next: 'fill-nearly/50 stroke-nearly/50',
  scale: 'fill-none stroke-soft',
  firm: 'fill-soft stroke-soft',
}

/** One row of a Gantt picture; rows under one another share their grid. Stretches to its column. */
export function GanttBar({ geometry, row, kind, label }: GanttBarProps) {
  const { width, rowHeight, ticks } = geometry
  const isDashed = kind === 'scale' || row.hatch !== ''
  return (
    <svg
      viewBox={`0 0 ${width} ${rowHeight}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className="block h-full min-h-8 w-full"
    >
      {ticks.map(({ x }) => (
        <line key={x} x1={x} x2={x} y1="0" y2={rowHeight} className="stroke-hair" vectorEffect="non-scaling-stroke" />
      ))}
      <rect
        {...row.bar}
        rx="2"
        className={row.hatch ? 'fill-none stroke-open' : colours[kind]}
        strokeDasharray={isDashed ? '4 3' : undefined}
        vectorEffect="non-scaling-stroke"
      />
      {row.hatch && <path d={row.hatch} className="stroke-open" vectorEffect="non-scaling-stroke" />}
    </svg>
  )
}
