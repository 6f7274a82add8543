import type { ReportModel } from '#app/report/model/report-model.ts'
import { createPdfRenderer } from '#app/report/render.server.ts'
import { quantile, shown, spread } from './quantile.ts'
import { serveProduct } from './served.ts'
import type { Table } from './table.ts'

const CROWD = 50
/** A report may be slow here: it makes way for the pages that are measured. */
const PATIENCE_MS = 300_000
/** Pages fetched one after another before and after the crowd, whose state lasts until the last report is there. */
const LEAST_VISITS = 1_000
/** A server that is asked for the first time is slow by itself. */
const WARMING_VISITS = 1_000

/** How fast pages come while nobody wants a report, before and after, and while fifty are wanted at once. */
export async function pagesUnderReports(model: ReportModel): Promise<Table> {
  const { origin, close } = await serveProduct()
  const renderer = createPdfRenderer({ waiting: CROWD, timeoutMs: PATIENCE_MS })
  try {
    await renderer.render(model)
    await visit(origin, (visits) => visits < WARMING_VISITS)
    const before = await visit(origin, (visits) => visits < LEAST_VISITS)
    let left = CROWD
    const reports = Array.from({ length: CROWD }, (_, at) =>
      renderer.render({ ...model, cover: { ...model.cover, title: `Crowd ${at}` } }).finally(() => {
        left -= 1
      }),
    )
    const all = Promise.all(reports)
    all.catch(() => {})
    const crowded = await visit(origin, () => left > 0)
    await all
    const calm = [...before, ...(await visit(origin, (visits) => visits < LEAST_VISITS))]
    const times = shown(quantile(crowded, 0.99) / quantile(calm, 0.99))
    return {
      title: 'The start page meanwhile',
      rows: [
        { what: 'while no report is made', ...figures(calm) },
        { what: `while ${CROWD} reports are made`, ...figures(crowded) },
      ],
      says: `While ${CROWD} reports are made, pages take ${times} times as long (p99) as without.`,
    }
  } finally {
    await renderer.close()
    await close()
  }
}

async function visit(origin: string, isGoingOn: (visits: number) => boolean): Promise<number[]> {
  const times: number[] = []
  while (isGoingOn(times.length)) {
    const started = performance.now()
    const response = await fetch(`${origin}/`)
    await response.text()
    times.push(performance.now() - started)
  }
  return times
}

const figures = (sample: readonly number[]) => ({
  pages: sample.length,
  ...spread(sample),
  'p99 ms': shown(quantile(sample, 0.99)),
})
