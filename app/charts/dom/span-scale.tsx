import { layOutSpanScale } from '../span-scale.ts'

type Span = { lo: number; hi: number }

type SpanScaleProps = {
  soFar: Span
  final: Span
  /** What people had said before they agreed; missing: nothing else is shown. */
  before?: Span
  look: 'apart' | 'near' | 'same' | 'open'
  /** Said instead of the picture: both ends in words. */
  label: string
}

const looks = { apart: 'text-notyet', near: 'text-nearly', same: 'text-accent', open: 'text-open' } as const

/** Where answers lie on the ladder of 0 to 4: a bar from end to end, hatched as far as it may still move. */
export function SpanScale({ soFar, final, before, look, label }: SpanScaleProps) {
  const { width, height, axis, levels, soFar: bar, final: band } = layOutSpanScale({ soFar, final })
  const was = before && layOutSpanScale({ soFar: before, final: before }).soFar
  const { hatch, ...box } = band ?? { hatch: '' }
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
      className={`block h-auto max-w-full ${looks[look]}`}
    >
      {band && <rect {...box} rx="4" fill="none" className="stroke-open" strokeDasharray="3 2" />}
      {band && <path d={hatch} className="stroke-open/60" />}
      <line x1={axis.x1} x2={axis.x2} y1={axis.y} y2={axis.y} className="stroke-edge" />
      {was && <line x1={was.x1} x2={was.x2} y1={axis.y} y2={axis.y} className="stroke-edge stroke-[5]" />}
      {levels.map(({ level, x }) => (
        <g key={level}>
          <circle cx={x} cy={axis.y} r="4" className="fill-paper stroke-edge" />
          <text x={x} y={height - 4} textAnchor="middle" className="fill-soft text-[13px] tabular-nums">
            {level}
          </text>
        </g>
      ))}
      <line
        x1={bar.x1}
        x2={bar.x2}
        y1={axis.y}
        y2={axis.y}
        stroke="currentColor"
        strokeWidth={look === 'open' ? 2 : 7}
        strokeDasharray={look === 'open' ? '3 4' : undefined}
      />
      {(look === 'open' ? [] : [...new Set([bar.x1, bar.x2])]).map((x) => (
        <circle key={x} cx={x} cy={axis.y} r="8" fill="currentColor" />
      ))}
    </svg>
  )
}
