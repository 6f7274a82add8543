import { useId } from 'react'
import { layOutRadar, type RadarAxis } from '../radar.ts'

type RadarProps = {
  axes: readonly RadarAxis[]
  title: string
  /** The same in words: every dimension with its range. */
  description: string
}

const WIDTH = 360
const HEIGHT = 300
const LABEL_ROOM = 42

/** All dimensions at once: the filled area is known, the dashed line is possible. */
export function Radar({ axes, title, description }: RadarProps) {
  const id = useId()
  const radar = layOutRadar({ axes, width: WIDTH, height: HEIGHT, labelRoom: LABEL_ROOM })
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-labelledby={`${id}-title ${id}-text`}
      className="h-auto w-full max-w-[24rem] text-accent"
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-text`}>{description}</desc>
      <g transform={`translate(${radar.centre.x} ${radar.centre.y})`}>
        {radar.rings.map((ring) => (
          <path key={ring} d={ring} fill="none" className="stroke-hair" />
        ))}
        {radar.spokes.map(({ x, y }) => (
          <line key={`${x} ${y}`} x1="0" y1="0" x2={x} y2={y} className="stroke-hair" />
        ))}
        <path d={radar.possible} fill="currentColor" fillOpacity="0.12" stroke="currentColor" strokeDasharray="4 3" />
        <path d={radar.known} fill="currentColor" fillOpacity="0.35" stroke="currentColor" />
        {radar.labels.map(({ text, x, y, anchor }) => (
          <text key={text} x={x} y={y} dy="0.35em" textAnchor={anchor} className="fill-soft text-sm">
            {text}
          </text>
        ))}
      </g>
    </svg>
  )
}
