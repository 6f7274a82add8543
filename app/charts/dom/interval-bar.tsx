import { layOutIntervalBar } from '../interval-bar.ts'

type IntervalBarProps = {
  lower: number
  upper: number
  estimate: number
  mark: number | null
  /** Said instead of the picture: both ends and what they mean. */
  label: string
  /** Stand below the picture, at no effect and at the mark. */
  words: { zero: string; mark: string }
}

/** Drawn for its place, so that its words are never too small. */
const WIDE = 560
const NARROW = 340
/** Words for the mark stand above the bar, for no effect below it: they may lie close together. */
const WORDS = 18
const BAR = 44

/** The range of an improvement against no effect and what is worth it. */
export function IntervalBar(props: IntervalBarProps) {
  return (
    <div>
      <Drawn {...props} width={NARROW} className="block sm:hidden print:hidden" />
      <Drawn {...props} width={WIDE} className="hidden sm:block print:block" />
    </div>
  )
}

type DrawnProps = IntervalBarProps & { width: number; className: string }

function Drawn({ lower, upper, estimate, mark, label, words, width, className }: DrawnProps) {
  const drawn = layOutIntervalBar({ lower, upper, estimate, mark, width, height: BAR })
  const anchorAt = (x: number) => (x < 90 ? 'start' : x > width - 90 ? 'end' : 'middle')
  const { zero, bar } = drawn
  const y = WORDS + bar.y
  const [top, bottom] = [WORDS + 2, WORDS + BAR - 2]
  const end = (x: number) => `M${x} ${y - 7}V${y + 7}`
  return (
    <svg
      viewBox={`0 0 ${width} ${BAR + 2 * WORDS}`}
      role="img"
      aria-label={label}
      className={`h-auto w-full max-w-[35rem] ${className}`}
    >
      <path d={`M${zero} ${top}V${bottom}`} className="stroke-ink" />
      {drawn.mark !== null && (
        <path d={`M${drawn.mark} ${top}V${bottom}`} className="stroke-accent stroke-2 [stroke-dasharray:2_3]" />
      )}
      <path d={`M${bar.x1} ${y}H${bar.x2}`} className="stroke-nearly stroke-[3]" />
      {!bar.isOpenLeft && <path d={end(bar.x1)} className="stroke-nearly stroke-[3]" />}
      {!bar.isOpenRight && <path d={end(bar.x2)} className="stroke-nearly stroke-[3]" />}
      {drawn.estimate !== null && <circle cx={drawn.estimate} cy={y} r="6" className="fill-nearly stroke-paper" />}
      <text x={zero} y={bottom + WORDS - 4} textAnchor={anchorAt(zero)} className="fill-soft text-[13px]">
        {words.zero}
      </text>
      {drawn.mark !== null && (
        <text x={drawn.mark} y={WORDS - 6} textAnchor={anchorAt(drawn.mark)} className="fill-accent text-[13px]">
          {words.mark}
        </text>
      )}
    </svg>
  )
}
