import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createPdfRenderer, type PdfRenderer } from '#app/report/render.server.ts'
import { reportOf, someSheet } from '#tests/report/support/sample-report.ts'
import { pagesUnderReports } from './pdf-crowd.ts'
import { printByOthers } from './pdf-peers.ts'
import { quantile, shown } from './quantile.ts'

const ROUNDS = 3
const WARM = 15

/**
 * A report from call to last byte: by a process that starts for it, by one that was made ready as at the server's start, and later; and
 * what the calling process feels meanwhile. Aims: 2 s, 600 ms, p99 20 ms. Beside it what others take, and how pages fare meanwhile.
 */
export async function run() {
  const model = reportOf(someSheet)
  const cold: number[] = []
  const ready: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    cold.push(await first((renderer) => renderer.render(model)))
    ready.push(
      await first(
        (renderer) => renderer.render(model),
        (renderer) => renderer.warmUp(),
      ),
    )
  }
  const renderer = createPdfRenderer({ processes: 1 })
  await renderer.render(model)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const warm: number[] = []
  let bytes = 0
  for (let round = 0; round < WARM; round++) {
    const other = { ...model, cover: { ...model.cover, title: `${model.cover.title} ${round}` } }
    warm.push(
      await timed(async () => {
        bytes = (await renderer.render(other)).length
      }),
    )
  }
  delay.disable()
  await renderer.close()
  const above = (share: number) => shown(Math.max(0, delay.percentile(share) / 1e6 - 5))
  return [
    { what: 'first report, process start included (ms)', ...spread(cold), aim: '2000' },
    { what: 'first report of a process made ready (ms)', ...spread(ready), aim: '2000' },
    { what: 'later reports (ms)', ...spread(warm), aim: '600' },
    { what: 'event-loop delay of the web process, p50 and p99 (ms)', p50: above(50), worst: above(99), aim: 'p99 20' },
    { what: 'size of the PDF (kB)', p50: shown(bytes / 1_000) },
    ...(await printByOthers(model)),
    ...(await pagesUnderReports(model)),
  ]
}

async function first(
  render: (renderer: PdfRenderer) => Promise<unknown>,
  before: (renderer: PdfRenderer) => Promise<unknown> = async () => {},
): Promise<number> {
  const renderer = createPdfRenderer()
  await before(renderer)
  const took = await timed(() => render(renderer))
  await renderer.close()
  return took
}

function spread(sample: readonly number[]) {
  return {
    best: shown(Math.min(...sample)),
    p50: shown(quantile(sample, 0.5)),
    worst: shown(Math.max(...sample)),
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
