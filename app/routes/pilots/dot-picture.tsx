type DotPictureProps = {
  /** Together a hundred. */
  counts: { go: number; iterate: number; stop: number }
  /** Says the same in words. */
  label: string
}

const COLUMNS = 20
const STEP = 24

/** A hundred possible pilots, one mark each: a disc scales, a diamond iterates, a square stops. */
export function DotPicture({ counts, label }: DotPictureProps) {
  const kinds = (['go', 'iterate', 'stop'] as const).flatMap((kind) => Array.from({ length: counts[kind] }, () => kind))
  const rows = Math.ceil(kinds.length / COLUMNS)
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${COLUMNS * STEP} ${rows * STEP}`} className="w-full max-w-160">
      {kinds.map((kind, at) => {
        const x = (at % COLUMNS) * STEP + STEP / 2
        const y = Math.floor(at / COLUMNS) * STEP + STEP / 2
        const key = `${x} ${y}`
        if (kind === 'go') return <circle key={key} cx={x} cy={y} r={8} className="fill-ready" />
        const square = { x: x - 7, y: y - 7, width: 14, height: 14 }
        if (kind === 'stop') return <rect key={key} {...square} className="fill-stop" />
        return (
          <rect
            key={key}
            {...square}
            transform={`rotate(45 ${x} ${y})`}
            strokeWidth={2}
            className="fill-paper stroke-nearly"
          />
        )
      })}
    </svg>
  )
}
