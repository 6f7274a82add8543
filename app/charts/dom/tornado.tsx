import { layOutTornado, type TornadoInput } from '../tornado.ts'

const WIDTH = 300
const ROW = 28

/** One bar of a tornado, on the scale of all; what it says stands beside it in words. */
export function TornadoBar({ at, ...input }: Pick<TornadoInput, 'bars' | 'base'> & { at: number }) {
  const { base, zero, bars } = layOutTornado({ ...input, width: WIDTH, rowHeight: ROW })
  const bar = bars[at]
  if (!bar) return null
  return (
    <svg
      viewBox={`0 ${at * ROW} ${WIDTH} ${ROW}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="h-6 w-full min-w-32 text-accent"
    >
      <rect {...bar} fill="currentColor" fillOpacity="0.4" />
      {zero !== null && (
        <line
          x1={zero}
          x2={zero}
          y1={at * ROW}
          y2={(at + 1) * ROW}
          className="stroke-edge"
          strokeDasharray="2 3"
          vectorEffect="non-scaling-stroke"
        />
      )}
      <line
        x1={base}
        x2={base}
        y1={at * ROW}
        y2={(at + 1) * ROW}
        className="stroke-ink"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
