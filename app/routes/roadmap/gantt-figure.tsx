import { useTranslations } from 'use-intl'
import { GanttBar, type GanttBarKind } from '#app/charts/dom/gantt-bar.tsx'
import { type GanttGeometry, layOutGantt } from '#app/charts/gantt.ts'
import type { Gantt, GanttRow } from '#app/report/model/roadmap-model.ts'
import { GanttLegend, type LegendLabels } from './gantt-legend.tsx'

const WIDTH = 1000
const ROW_HEIGHT = 32
/** What takes no time is still to be seen. */
const LEAST_WEEKS = 0.15
/** A date beyond this share of the width ends at its line. */
const TICK_TURNS = { wide: 0.94, narrow: 0.84 }
/** Left of the bars: the phase and the name, from 720 px on. */
const COLUMNS = 'md:grid md:grid-cols-[6rem_minmax(0,15rem)_minmax(0,1fr)] md:items-center md:gap-x-4'

type GanttFigureProps = {
  gantt: Gantt
  labels: LegendLabels
  /** Where each row stands by now, in the same weeks; missing: nothing else than drawn. */
  now?: Readonly<Record<string, { start: number; end: number }>>
}

/** The schedule as a picture, a row for each action; every row says its dates to the ear. */
export function GanttFigure({ gantt, labels, now }: GanttFigureProps) {
  const t = useTranslations('roadmap.schedule')
  const p = useTranslations('roadmap.progress')
  const weeks = Math.max(gantt.weeks, ...gantt.rows.map(({ id }) => now?.[id]?.end ?? 0))
  const geometry = layOutGantt({ ...gantt, weeks, width: WIDTH, rowHeight: ROW_HEIGHT })
  return (
    <figure className="grid gap-6">
      <GanttLegend rows={gantt.rows} labels={labels} />
      {now && <p className="text-sm text-soft">{p('baseline')}</p>}
      <div>
        <div className={COLUMNS}>
          <span className="md:col-start-3">
            <Ticks ticks={geometry.ticks} />
          </span>
        </div>
        <ol aria-label={t('picture')}>
          {gantt.rows.map((row, index) => (
            <Row
              key={row.id}
              row={row}
              shape={geometry.rows[index]}
              geometry={geometry}
              now={now?.[row.id]}
              weeks={weeks}
            />
          ))}
        </ol>
      </div>
    </figure>
  )
}

function Ticks({ ticks }: Pick<GanttGeometry, 'ticks'>) {
  return (
    <svg width="100%" height="24" aria-hidden="true" className="block overflow-visible">
      {ticks.map(({ x, text }, index) => (
        <text
          key={text}
          x={percent(x)}
          y="14"
          textAnchor={x > WIDTH * TICK_TURNS.wide ? 'end' : 'start'}
          className={`fill-faint text-sm ${index % 3 === 0 ? '' : 'max-lg:hidden'} ${x > WIDTH * TICK_TURNS.narrow ? 'max-lg:[text-anchor:end]' : ''}`}
        >
          {text}
        </text>
      ))}
    </svg>
  )
}

/** Through the whole row, however tall its name makes it. */
function Grid({ ticks }: Pick<GanttGeometry, 'ticks'>) {
  return (
    <svg width="100%" height="100%" aria-hidden="true" className="absolute inset-0">
      {ticks.map(({ x }) => (
        <line key={x} x1={percent(x)} x2={percent(x)} y1="0" y2="100%" className="stroke-hair" />
      ))}
    </svg>
  )
}

type RowProps = {
  row: GanttRow
  shape?: GanttGeometry['rows'][number]
  geometry: GanttGeometry
  now?: { start: number; end: number }
  weeks: number
}

function Row({ row, shape, geometry, now, weeks }: RowProps) {
  const t = useTranslations('roadmap.schedule')
  return (
    <li className={`border-hair border-b max-md:py-2 ${COLUMNS}`}>
      <span className="text-sm font-semibold text-accent max-md:block">{row.phaseLabel}</span>
      <span className="text-sm leading-5 max-md:block md:py-1.5">
        {row.label} {row.who && <span className="text-soft md:hidden">· {row.who}</span>}
      </span>
      {shape && (
        <span className="relative grid h-8 items-center md:h-full">
          <Grid ticks={geometry.ticks} />
          <span className="relative block h-8">
            <GanttBar
              geometry={{ ...geometry, ticks: [] }}
              row={shape}
              kind={row.kind satisfies GanttBarKind}
              label={labelOf(row, t)}
            />
            {now && <NowLine now={now} weeks={weeks} />}
            <Who shape={shape}>{row.who}</Who>
          </span>
        </span>
      )}
    </li>
  )
}

/** Where it stands by now, under the bar that was submitted; the part about what moved says it in words. */
function NowLine({ now: { start, end }, weeks }: { now: { start: number; end: number }; weeks: number }) {
  const inPlan = (week: number) => percent((week / weeks) * WIDTH)
  return (
    <svg width="100%" height="4" aria-hidden="true" className="absolute inset-x-0 bottom-0.5 block">
      <rect x={inPlan(start)} width={inPlan(Math.max(end - start, LEAST_WEEKS))} height="4" className="fill-notyet" />
    </svg>
  )
}

function labelOf(
  { label, dates, perhapsUnnecessary, status }: GanttRow,
  t: (key: 'row' | 'rowPerhaps', values: Record<string, string>) => string,
) {
  return t(perhapsUnnecessary ? 'rowPerhaps' : 'row', { name: label, dates: status ? `${dates}, ${status}` : dates })
}

/** Beside the bar, drawn apart because the bar's picture is stretched. */
function Who({ shape: { label }, children }: { shape: GanttGeometry['rows'][number]; children: string }) {
  if (!children) return null
  return (
    <svg width="100%" height="100%" aria-hidden="true" className="absolute inset-0 overflow-visible max-md:hidden">
      <text x={percent(label.x)} y="50%" dy="0.35em" textAnchor={label.anchor} className="fill-soft text-sm">
        {children}
      </text>
    </svg>
  )
}

function percent(x: number): string {
  return `${Math.round((x / WIDTH) * 10_000) / 100}%`
}
