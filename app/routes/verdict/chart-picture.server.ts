import { layOutProcessChart, type ProcessChartInput, type ProcessChartPicture } from '#app/charts/process-chart.ts'
import type { KpiChartView } from '#app/server/pilots/kpi-chart-view.server.ts'
import type { PilotWords, WrittenKpi } from '#app/server/pilots/pilot-words.server.ts'

type Detail = ProcessChartInput['detail']

const SIZES: Record<Detail, { width: number; height: number }> = {
  full: { width: 960, height: 340 },
  small: { width: 440, height: 170 },
  spark: { width: 180, height: 44 },
}

/** The picture of a KPI's chart, laid out for its place. */
export function chartPicture(
  { t, shortDate, figure }: PilotWords,
  kpi: WrittenKpi,
  { chart, detail }: { chart: KpiChartView; detail: Detail },
): ProcessChartPicture {
  const { points, limits, former, anewOn, pilotFrom, pilotStartsOn, aim, notes, dates } = chart
  const last = dates.at(-1)
  const few = last === undefined || dates.length < 2 ? dates : [...dates.slice(0, 1), last]
  return layOutProcessChart({
    points,
    limits,
    former,
    pilotFrom,
    target: aim?.value ?? null,
    notes,
    dates: detail === 'small' ? few : dates,
    format: (value) => figure(kpi, value),
    words: {
      upper: t('chart.upper'),
      centre: t(anewOn === null ? 'chart.centre' : 'chart.centreAnew'),
      lower: t('chart.lower'),
      target: aim?.word ?? '',
      pilot: pilotStartsOn === null ? '' : t('chart.pilot', { on: shortDate(pilotStartsOn) }),
      ...(anewOn !== null && { anew: t('chart.anew', { on: shortDate(anewOn) }) }),
    },
    ...SIZES[detail],
    detail,
  })
}
