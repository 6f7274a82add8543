import { processChartFile } from '#app/charts/process-file.ts'
import { services } from '#app/context.server.ts'
import { attachment } from '#app/server/attachment.ts'
import { requireEvaluated } from '#app/server/pilots/evaluated-pilot.server.ts'
import { kpiOf, nameOf } from '#app/server/pilots/judge-words.ts'
import { figuresOf, viewPilot } from '#app/server/pilots/pilot-view.server.ts'
import { pilotWords } from '#app/server/pilots/pilot-words.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { FILE_POLICY } from '#app/server/security-headers.server.ts'
import type { Route } from './+types/chart-file'
import { chartCsv } from './chart-csv.ts'
import { chartPicture } from './chart-picture.server.ts'

/** One chart of a pilot as a file: `svg` the picture, `csv` its figures with limits and signals. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const { evaluated, pilot, frame } = await requireEvaluated(context, params.pilotId)
  if (!evaluated) throw refusal(409, context.get(services).say('pilotUnsigned'))
  const words = await pilotWords(context)
  const { charter } = evaluated.pilot
  const has = [...charter.kpis, ...charter.guardrails].some(({ id }) => id === params.kpiId)
  if (!has) throw refusal(404, context.get(services).say('noPage'))
  const kpi = kpiOf(charter, params.kpiId)
  const title = `${pilot.name}: ${nameOf(kpi)}`
  if (params.format === 'csv') {
    const figures = figuresOf(evaluated.figures, kpi.id)
    return fileOf(chartCsv(words, figures), {
      type: 'text/csv; charset=utf-8',
      name: `${frame.name}, ${nameOf(kpi)}.csv`,
    })
  }
  if (params.format !== 'svg') throw refusal(404, context.get(services).say('noPage'))
  const view = viewPilot(words, evaluated, evaluated.names)
  const chart = [view.chart, ...view.others, ...view.guardrails.map((one) => one.chart)].find(({ id }) => id === kpi.id)
  if (!chart) throw refusal(404, context.get(services).say('noPage'))
  const picture = chartPicture(words, kpi, { chart, place: 'page' })
  const file = processChartFile(picture, { title, description: [chart.summary, ...chart.signals].join(' ') })
  return fileOf(file, { type: 'image/svg+xml; charset=utf-8', name: `${frame.name}, ${nameOf(kpi)}.svg` })
}

function fileOf(text: string, { type, name }: { type: string; name: string }): Response {
  return new Response(text, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': attachment(name),
      'Content-Security-Policy': FILE_POLICY,
      'Cache-Control': 'no-store',
    },
  })
}
