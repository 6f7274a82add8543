export type ProgressPart = { id: string; done: number; total: number }

const GAP_PERCENT = 0.8

type ProgressLineProps = {
  /** What is counted, for the ear. */
  label: string
  /** The whole in words, such as "14 of 37". */
  text: string
  /** In order; a part's length follows its total. Parts with a total of 0 are left out. */
  parts: readonly ProgressPart[]
}

/** A thin line, one stretch for each part. */
export function ProgressLine({ label, text, parts }: ProgressLineProps) {
  const stretches = layOut(parts)
  return (
    <div className="grid">
      <progress
        className="sr-only"
        aria-label={label}
        aria-valuetext={text}
        value={sum(parts, 'done')}
        max={Math.max(1, sum(parts, 'total'))}
      />
      <svg aria-hidden="true" width="100%" height="4" className="block">
        {stretches.map((stretch) => (
          <g key={stretch.id}>
            <rect x={`${stretch.start}%`} width={`${stretch.width}%`} height="4" rx="2" className="fill-hair" />
            {stretch.filled > 0 && (
              <rect x={`${stretch.start}%`} width={`${stretch.filled}%`} height="4" rx="2" className="fill-accent" />
            )}
          </g>
        ))}
      </svg>
    </div>
  )
}

function sum(parts: readonly ProgressPart[], key: 'done' | 'total') {
  return parts.reduce((total, part) => total + part[key], 0)
}

function layOut(parts: readonly ProgressPart[]) {
  const shown = parts.filter((part) => part.total > 0)
  const room = 100 - GAP_PERCENT * (shown.length - 1)
  const total = sum(shown, 'total')
  let start = 0
  return shown.map((part) => {
    const width = (room * part.total) / total
    const stretch = { id: part.id, start, width, filled: (width * part.done) / part.total }
    start += width + GAP_PERCENT
    return stretch
  })
}
