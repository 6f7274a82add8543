import { lastDay } from '#app/core/pilots/lay-out-readings.ts'
import type { EvaluatedPilot } from '#app/server/pilots/evaluated-pilot.server.ts'
import { kpiOf } from '#app/server/pilots/judge-words.ts'
import type { KpiChartView } from '#app/server/pilots/kpi-chart-view.server.ts'
import { viewPilot } from '#app/server/pilots/pilot-view.server.ts'
import type { PilotWords } from '#app/server/pilots/pilot-words.server.ts'
import { chartPicture } from './chart-picture.server.ts'

type Evaluated = NonNullable<EvaluatedPilot['evaluated']>

/** What the page of a pilot shows: every sentence, every picture laid out. */
export function loadVerdict(words: PilotWords, { pilot, figures, names, compared }: Evaluated) {
  const view = viewPilot(words, { pilot, figures }, names)
  const drawn = (chart: KpiChartView, place: 'page' | 'phone' | 'small') =>
    shown(chart, chartPicture(words, kpiOf(pilot.charter, chart.id), { chart, place }))
  return {
    ...view,
    compared: compared && {
      from: words.date(compared.from),
      last: words.date(lastDay(pilot.charter)),
      to: words.date(compared.to),
    },
    chart: drawn(view.chart, 'page'),
    phonePicture: drawn(view.chart, 'phone').picture,
    others: view.others.map((chart) => drawn(chart, 'small')),
    guardrails: view.guardrails.map(({ chart, ...guardrail }) => ({ ...guardrail, chart: drawn(chart, 'small') })),
  }
}

/** The points are in the picture; they need not be sent twice. */
function shown(
  { points: _, limits: _limits, former: _former, dates: _dates, ...chart }: KpiChartView,
  picture: ReturnType<typeof chartPicture>,
) {
  return { ...chart, picture }
}

export type VerdictView = ReturnType<typeof loadVerdict>
export type DrawnChart = VerdictView['chart']
