import { layOutLosses } from '../stacked-losses.ts'

type StackedLossesProps = {
  readiness: { lo: number; hi: number }
  losses: readonly { id: string; points: number }[]
  label: string
}

const WIDTH = 600
const HEIGHT = 24

/** The hundred points in one bar: reached, still open, and what took the others. */
export function StackedLosses({ label, ...points }: StackedLossesProps) {
  const { reached, open, lost } = layOutLosses({ ...points, width: WIDTH, height: HEIGHT })
  const { hatch = '', ...openBox } = open ?? {}
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className="h-6 w-full text-accent"
    >
      {reached.width > 0 && <rect {...reached} fill="currentColor" />}
      {open && <rect {...openBox} fill="none" stroke="currentColor" vectorEffect="non-scaling-stroke" />}
      {open && <path d={hatch} stroke="currentColor" vectorEffect="non-scaling-stroke" />}
      {lost.map(({ id, ...box }) => (
        <rect key={id} {...box} className="fill-notyet/60" />
      ))}
    </svg>
  )
}
