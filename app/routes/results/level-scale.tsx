type LevelScaleProps = {
  level: { lo: number; hi: number }
  /** The level asked for, if one is. */
  needed?: number
  /** The same in words, said instead of the picture. */
  label: string
}

const LEVELS = [0, 1, 2, 3, 4]
const STEP = 24
const MIDDLE = 12
const RADIUS = 5

/** Five steps on a line: filled up to the one reached, dashed where it is open, a triangle under the one needed. */
export function LevelScale({ level, needed, label }: LevelScaleProps) {
  const at = (step: number) => MIDDLE + step * STEP
  return (
    <svg viewBox="0 0 120 26" width="120" height="26" role="img" aria-label={label} className="flex-none text-accent">
      <line x1={at(0)} x2={at(4)} y1="9" y2="9" className="stroke-hair" strokeWidth="2" />
      <line x1={at(0)} x2={at(level.lo)} y1="9" y2="9" stroke="currentColor" strokeWidth="2" />
      {LEVELS.map((step) => (
        <circle key={step} cx={at(step)} cy="9" r={RADIUS} strokeWidth="1.5" {...lookOf(step, level)} />
      ))}
      {needed !== undefined && (
        <path d={`M${at(needed)} 18l4.5 7h-9z`} className={needed <= level.lo ? 'fill-ready' : 'fill-notyet'} />
      )}
    </svg>
  )
}

function lookOf(step: number, { lo, hi }: LevelScaleProps['level']) {
  const isKnown = lo === hi
  if (isKnown && step === lo) return { fill: 'currentColor', stroke: 'currentColor' }
  if (!isKnown && step >= lo && step <= hi) return { className: 'fill-paper stroke-open', strokeDasharray: '2.2 1.7' }
  if (step < lo) return { className: 'fill-paper', stroke: 'currentColor' }
  return { className: 'fill-paper stroke-edge/60' }
}
