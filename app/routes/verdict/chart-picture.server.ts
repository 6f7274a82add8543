import { layOutProcessChart, type ProcessChartInput, type ProcessChartPicture } from '#app/charts/process-chart.ts'
import type { KpiChartView } from '#app/server/pilots/kpi-chart-view.server.ts'
import type { PilotWords, WrittenKpi } from '#app/server/pilots/pilot-words.server.ts'

/** Where a chart is shown: its words have one size, so each place has a picture of its own. */
type ChartPlace = 'page' | 'phone' | 'paper' | 'small' | 'spark'

const SIZES: Record<ChartPlace, Pick<ProcessChartInput, 'width' | 'height' | 'detail'>> = {
  page: { width: 960, height: 340, detail: 'full' },
  phone: { width: 370, height: 270, detail: 'full' },
  paper: { width: 720, height: 290, detail: 'full' },
  small: { width: 440, height: 170, detail: 'small' },
  spark: { width: 180, height: 44, detail: 'spark' },
}
/** There is room for the first and the last date alone. */
const FEW_DATES: readonly ChartPlace[] = ['phone', 'small']

/** The picture of a KPI's chart, laid out for its place. */
export function chartPicture(
  { t, shortDate, figure }: PilotWords,
  kpi: WrittenKpi,
  { chart, place }: { chart: KpiChartView; place: ChartPlace },
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
    dates: FEW_DATES.includes(place) ? few : dates,
    format: (value) => figure(kpi, value),
    words: {
      upper: t('chart.upper'),
      centre: t(anewOn === null ? 'chart.centre' : 'chart.centreAnew'),
      lower: t('chart.lower'),
      target: aim?.word ?? '',
      pilot: pilotStartsOn === null ? '' : t('chart.pilot', { on: shortDate(pilotStartsOn) }),
      ...(anewOn !== null && { anew: t('chart.anew', { on: shortDate(anewOn) }) }),
    },
    ...SIZES[place],
  })
}
