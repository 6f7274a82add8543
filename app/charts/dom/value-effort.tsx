import { layOutValueEffort, type ValueEffortInput } from '../value-effort.ts'

type ValueEffortProps = Omit<ValueEffortInput, 'width' | 'height'> & {
  axes: { cost: string; net: string }
  /** Said instead of the picture. */
  label: string
}

const WIDE = { width: 760, height: 420 }
const NARROW = { width: 380, height: 400 }
const FEW = 3

/** Value against effort on a page: ranges only, no points. Its table stands beside it, made by the page. */
export function ValueEffort(props: ValueEffortProps) {
  return (
    <>
      <Drawn {...props} {...NARROW} className="block sm:hidden print:hidden" />
      <Drawn {...props} {...WIDE} className="hidden sm:block print:block" />
    </>
  )
}

type DrawnProps = ValueEffortProps & { width: number; height: number; className: string }

function Drawn({ axes, label, className, ...input }: DrawnProps) {
  const { width, height, plot, zero, costTicks, netTicks, crosses } = layOutValueEffort(input)
  // Each second, so that the last never touches the one before it; few fit everywhere.
  const isCrowded = width < WIDE.width && costTicks.length > FEW
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className={`h-auto w-full ${className}`}>
      {netTicks.map(({ y, text }) => (
        <g key={text}>
          <line x1={plot.left} x2={plot.right} y1={y} y2={y} className="stroke-hair" />
          <text x={plot.left - 8} y={y + 4} textAnchor="end" className="fill-soft text-[12px] tabular-nums">
            {text}
          </text>
        </g>
      ))}
      <line x1={plot.left} x2={plot.right} y1={zero} y2={zero} className="stroke-edge" />
      {costTicks.map(({ x, text }, at) => (
        <text
          key={text}
          x={x}
          y={plot.bottom + 18}
          textAnchor={at === costTicks.length - 1 ? 'end' : 'middle'}
          className={`fill-soft text-[12px] tabular-nums ${isCrowded && at % 2 === 1 ? 'hidden' : ''}`}
        >
          {text}
        </text>
      ))}
      <text x={0} y={12} className="fill-soft text-[12px]">
        {axes.net}
      </text>
      {crosses.map(({ letter, isFirst, arms, likely, label: { x, y } }) => (
        <g key={letter} className={isFirst ? 'text-accent' : 'text-faint'}>
          <path d={arms} fill="none" stroke="currentColor" strokeWidth="1.25" />
          <path d={likely} fill="none" stroke="currentColor" strokeWidth="5" />
          <text x={x} y={y} textAnchor="middle" className="fill-ink font-semibold text-[14px]">
            {letter}
          </text>
        </g>
      ))}
    </svg>
  )
}
