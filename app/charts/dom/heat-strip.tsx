import { type HeatCell, layOutHeatStrip } from '../heat-strip.ts'

type HeatStripProps = {
  cells: readonly HeatCell[]
  /** Said instead of the picture, with every cell by name. */
  label: string
}

/** How high each of a few things is, side by side: filled as far as it is sure, hatched as far as it is possible. */
export function HeatStrip({ cells, label }: HeatStripProps) {
  const { width, height, ground, known, possible, none } = layOutHeatStrip(cells)
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
      {ground && <path d={ground} className="fill-hair" />}
      {known.low && <path d={known.low} className="fill-notyet" />}
      {known.middle && <path d={known.middle} className="fill-nearly" />}
      {known.high && <path d={known.high} className="fill-ready" />}
      {possible && <path d={possible} className="stroke-soft" />}
      {none && <path d={none} className="stroke-edge" />}
    </svg>
  )
}
