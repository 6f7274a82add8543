import { layOutWeeksBar } from '../weeks-bar.ts'

type WeeksTone = 'ready' | 'almost' | 'nearly' | 'notyet' | 'open' | 'stop' | 'none'

type WeeksBarProps = { lo: number; hi: number; max: number; tone: WeeksTone; label: string }

const WIDTH = 300
const HEIGHT = 20

const colours: Record<WeeksTone, string> = {
  ready: 'text-ready',
  almost: 'text-ready',
  nearly: 'text-nearly',
  notyet: 'text-notyet',
  open: 'text-open',
  stop: 'text-stop',
  none: 'text-soft',
}

function Possible({ hatch, ...rect }: NonNullable<ReturnType<typeof layOutWeeksBar>['possible']>) {
  return (
    <>
      <rect {...rect} rx="2" fill="none" stroke="currentColor" vectorEffect="non-scaling-stroke" />
      <path d={hatch} stroke="currentColor" vectorEffect="non-scaling-stroke" />
    </>
  )
}

/** From today until something is ready; hatched where open answers decide. */
export function WeeksBar({ tone, label, ...weeks }: WeeksBarProps) {
  const { axis, bar, possible } = layOutWeeksBar({ ...weeks, width: WIDTH, height: HEIGHT })
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className={`h-5 w-full ${colours[tone]}`}
    >
      <line x1={axis.x1} x2={axis.x2} y1={axis.y} y2={axis.y} className="stroke-hair" />
      <rect {...bar} rx="2" fill="currentColor" stroke="currentColor" vectorEffect="non-scaling-stroke" />
      {possible && <Possible {...possible} />}
    </svg>
  )
}
