import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { createPdfRenderer, type PdfRenderer } from '#app/report/render.server.ts'
import { reportOf, someSheet } from '#tests/report/support/sample-report.ts'
import { pagesUnderReports } from './pdf-crowd.ts'
import { printByOthers } from './pdf-peers.ts'
import { quantile, ratio, shown, spread } from './quantile.ts'
import type { Table } from './table.ts'

const STARTS = 5
const WARM = 15
const KILOBYTE = 1_000

export const aim =
  'The first report of a process within 2 s, later ones within 600 ms; the web process feels no more than 20 ms of it (p99), and pages come as before (p99 at most 1.2 times).'
export const packages = ['pdfkit', '@myriaddreamin/typst-ts-node-compiler', '@playwright/test']

/**
 * A report from call to last byte, what the calling process feels meanwhile, what others take for the same report, and how pages fare
 * while many are made.
 */
export async function run(): Promise<Table[]> {
  const model = reportOf(someSheet)
  const own = await printed(model)
  return [own.table, await besideOthers(model, own.later), await pagesUnderReports(model)]
}

/** By a process that starts for it, by one that was made ready as at the server's start, and later. */
async function printed(model: ReportModel): Promise<{ table: Table; later: number[] }> {
  const cold: number[] = []
  const ready: number[] = []
  for (let round = 0; round < STARTS; round++) {
    cold.push(await first((renderer) => renderer.render(model)))
    ready.push(
      await first(
        (renderer) => renderer.render(model),
        (renderer) => renderer.warmUp(),
      ),
    )
  }
  const { later, kilobytes, delay } = await printLater(model)
  const rows = [
    { what: 'first report, process start included', reports: STARTS, ...spread(cold), 'aim ms': 2_000 },
    { what: 'first report of a process made ready', reports: STARTS, ...spread(ready), 'aim ms': 2_000 },
    { what: 'later reports', reports: WARM, ...spread(later), 'aim ms': 600 },
    { what: 'event-loop delay of the web process, p99', 'p95 ms': delay, 'aim ms': 20 },
  ]
  const says = `A report of ${kilobytes} kB takes ${shown(quantile(later, 0.5))} ms, the first one ${shown(quantile(ready, 0.5))} ms.`
  return { table: { title: 'A report, from call to last byte', rows, says }, later }
}

async function printLater(model: ReportModel) {
  const renderer = createPdfRenderer({ processes: 1 })
  await renderer.render(model)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const later: number[] = []
  let bytes = 0
  for (let round = 0; round < WARM; round++) {
    const other = { ...model, cover: { ...model.cover, title: `${model.cover.title} ${round}` } }
    later.push(
      await timed(async () => {
        bytes = (await renderer.render(other)).length
      }),
    )
  }
  delay.disable()
  await renderer.close()
  return { later, kilobytes: shown(bytes / KILOBYTE), delay: shown(Math.max(0, delay.percentile(99) / 1e6 - 5)) }
}

async function besideOthers(model: ReportModel, own: readonly number[]): Promise<Table> {
  const others = await printByOthers(model)
  const times = (name: string) => {
    const other = others.find(({ what }) => what.startsWith(name))
    return ratio(own, other?.times ?? [])
  }
  return {
    title: 'The same report by others, in the process that measures',
    rows: others.map(({ what, times: taken, bytes }) => ({
      what,
      ...spread(taken),
      kB: shown(bytes / KILOBYTE),
      'ours : theirs': ratio(own, taken),
    })),
    says: `Ours, with charts and tags, takes ${times('pdfkit')} times as long as pdfkit alone takes to draw what is laid out, the least possible; words and tables alone take Typst and Chromium such that ours is ${times('Typst')} and ${times('Chromium')} times as long.`,
  }
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

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
