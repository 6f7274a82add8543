import { useFormatter, useTranslations } from 'use-intl'
import { ARMS, FIRST_LABELS, HELD_OUT, LAST_LABELS, type Race } from '#app/core/library/label-race.ts'
import { DRAWS } from '#app/core/library/label-race-averages.ts'
import { accuraciesUntil, type ChartSize, chartPlace, curvePath } from '#app/core/library/label-race-drawing.ts'

type AskCurvesProps = { race: Race; labels: number; means: { asked: readonly number[]; random: readonly number[] } }

const WIDE: ChartSize = { width: 600, height: 220 }
const NARROW: ChartSize = { width: 300, height: 200 }
const SHARES = [0.5, 0.6, 0.7, 0.8, 0.9, 1]
const LABELS = [FIRST_LABELS, 8, 16, 24, LAST_LABELS]

/** Shares of right answers by the number of labels: of this draw as far as it has come, and the means of many draws. */
export function AskCurves(props: AskCurvesProps) {
  const t = useTranslations('figures.ask')
  return (
    <div className="grid break-inside-avoid gap-2">
      <h4 className="font-semibold">{t('compare')}</h4>
      <p className="text-sm text-soft">{t('chart')}</p>
      <Drawn {...props} size={NARROW} className="block sm:hidden print:hidden" />
      <Drawn {...props} size={WIDE} className="hidden sm:block print:block" />
      <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm text-soft">
        {[false, true].flatMap((isMean) =>
          ARMS.map((arm) => (
            <li key={`${arm} ${isMean}`} className="flex items-center gap-2">
              <svg viewBox="0 0 28 8" aria-hidden="true" className="h-2 w-7">
                <path className="curve" data-arm={arm} data-mean={isMean || undefined} d="M0 4H28" />
              </svg>
              {t(`curves.${isMean ? (`${arm}Mean` as const) : arm}`, { draws: DRAWS })}
            </li>
          )),
        )}
      </ul>
    </div>
  )
}

function Drawn({ race, labels, means, size, className }: AskCurvesProps & { size: ChartSize; className: string }) {
  const t = useTranslations('figures.ask')
  const format = useFormatter()
  const { width, height } = size
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t('chartSays', { draws: DRAWS, heldOut: HELD_OUT })}
      data-chart={`${width} ${height}`}
      className={`h-auto w-full ${className}`}
    >
      {SHARES.map((share) => {
        const { x: left, y } = chartPlace(size, FIRST_LABELS, share)
        return (
          <g key={share}>
            <line x1={left} x2={chartPlace(size, LAST_LABELS, share).x} y1={y} y2={y} className="stroke-hair" />
            <text x={left - 6} y={y + 4} textAnchor="end" className="fill-soft text-[12px] tabular-nums">
              {format.number(share, { style: 'percent' })}
            </text>
          </g>
        )
      })}
      {LABELS.map((count) => (
        <text
          key={count}
          x={chartPlace(size, count, 0).x}
          y={height - 6}
          textAnchor={count === LAST_LABELS ? 'end' : 'middle'}
          className="fill-soft text-[12px] tabular-nums"
        >
          {count}
        </text>
      ))}
      {ARMS.map((arm) => (
        <path key={arm} className="curve" data-arm={arm} data-mean d={curvePath(size, means[arm])} />
      ))}
      {ARMS.map((arm) => (
        <path key={arm} className="curve" data-arm={arm} d={curvePath(size, accuraciesUntil(race, arm, labels))} />
      ))}
    </svg>
  )
}
