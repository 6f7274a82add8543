import type { ChartMark, ChartRole, ProcessChartPicture } from '../process-chart.ts'

const looks: Record<ChartRole, string> = {
  pilot: 'fill-raise',
  limit: 'stroke-faint fill-none [stroke-dasharray:6_5]',
  centre: 'stroke-ink fill-none',
  target: 'stroke-accent stroke-2 fill-none [stroke-dasharray:2_3]',
  start: 'stroke-edge fill-none',
  anew: 'stroke-ink fill-none [stroke-dasharray:8_3]',
  note: 'stroke-faint fill-none [stroke-dasharray:1_4]',
  control: 'stroke-faint fill-none [stroke-dasharray:3_3]',
  line: 'stroke-soft fill-none stroke-[1.5]',
  point: 'fill-ink stroke-paper',
  provisional: 'fill-paper stroke-ink stroke-[1.5]',
  signal: 'fill-nearly stroke-paper',
  axis: 'stroke-hair fill-none',
  label: 'fill-soft text-[13px]',
  targetLabel: 'fill-accent text-[13px] font-semibold',
}

type ProcessChartProps = {
  picture: ProcessChartPicture
  /** Instead of it on a narrow screen, where its words would be too small. */
  phonePicture?: ProcessChartPicture | undefined
  /** Said instead of the picture: what it shows, in a sentence or two. */
  label: string
}

/** A process behaviour chart on a page, as wide as its place. Its table stands beside it, made by the page. */
export function ProcessChart({ picture, phonePicture, label }: ProcessChartProps) {
  if (!phonePicture) return <Drawn picture={picture} label={label} className="block" />
  return (
    <>
      <Drawn picture={phonePicture} label={label} className="block sm:hidden print:hidden" />
      <Drawn picture={picture} label={label} className="hidden sm:block print:block" />
    </>
  )
}

type DrawnProps = { picture: ProcessChartPicture; label: string; className: string }

function Drawn({ picture: { width, height, marks }, label, className }: DrawnProps) {
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className={`h-auto w-full ${className}`}>
      {marks.map((mark) => (
        <Mark key={mark.id} mark={mark} />
      ))}
    </svg>
  )
}

function Mark({ mark }: { mark: ChartMark }) {
  const className = looks[mark.role]
  if (mark.is === 'path') return <path d={mark.d} className={className} />
  if (mark.is === 'text')
    return (
      <text x={mark.x} y={mark.y} textAnchor={mark.anchor} className={className}>
        {mark.text}
      </text>
    )
  const { x, y, width, height } = mark
  return <rect x={x} y={y} width={width} height={height} className={className} />
}
