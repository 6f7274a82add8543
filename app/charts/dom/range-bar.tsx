import { layOutRangeBar } from '../range-bar.ts'

type RangeBarProps = {
  lo: number
  hi: number
  max?: number
  /** Said instead of the picture, such as "Data: 21 to 46 of 100". */
  label: string
}

const WIDTH = 420
const HEIGHT = 24

/** How far something is: filled as far as it is known, hatched as far as it is possible. Stretches to its column. */
export function RangeBar({ label, ...interval }: RangeBarProps) {
  const bar = layOutRangeBar({ ...interval, width: WIDTH, height: HEIGHT })
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className="h-6 w-full text-accent"
    >
      <line x1={bar.axis.x1} x2={bar.axis.x2} y1={bar.axis.y} y2={bar.axis.y} className="stroke-hair" />
      {bar.ticks.map(({ x, y1, y2 }) => (
        <line key={x} x1={x} x2={x} y1={y1} y2={y2} className="stroke-hair" />
      ))}
      {bar.known.width > 0 && <rect {...bar.known} fill="currentColor" />}
      {bar.possible && <Possible box={bar.possible} />}
    </svg>
  )
}

function Possible({ box }: { box: { x: number; y: number; width: number; height: number; hatch: string } }) {
  const { hatch, ...rect } = box
  return (
    <>
      <rect {...rect} fill="none" stroke="currentColor" vectorEffect="non-scaling-stroke" />
      <path d={hatch} stroke="currentColor" vectorEffect="non-scaling-stroke" />
    </>
  )
}
