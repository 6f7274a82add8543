import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createPdfRenderer } from '#app/report/render.server.ts'
import { reportOf, someSheet } from '#tests/report/support/sample-report.ts'
import { quantile, shown } from './quantile.ts'

const WARM = 15

/** A report from call to last byte, first and later, and what the calling process feels meanwhile. Aims: 2 s, 600 ms, p99 20 ms. */
export async function run() {
  const model = reportOf(someSheet)
  const cold: number[] = []
  for (let round = 0; round < 3; round++) {
    const renderer = createPdfRenderer()
    cold.push(await timed(() => renderer.render(model)))
    await renderer.close()
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
    {
      what: 'first report, process start included (ms)',
      p50: shown(quantile(cold, 0.5)),
      worst: shown(Math.max(...cold)),
      aim: '2000',
    },
    { what: 'later reports (ms)', p50: shown(quantile(warm, 0.5)), worst: shown(Math.max(...warm)), aim: '600' },
    { what: 'event-loop delay of the web process, p50 and p99 (ms)', p50: above(50), worst: above(99), aim: 'p99 20' },
    { what: 'size of the PDF (kB)', p50: shown(bytes / 1_000) },
  ]
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
