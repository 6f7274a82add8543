import { chartFile } from '../charts/chart-file.ts'
import type { ChartName } from '../charts/chart-names.ts'
import { drawChart } from '../charts/draw-chart.ts'
import { loadMeasure, loadRasteriser } from '../charts/rasterise.server.ts'
import type { OfficeFormat, PictureFormat } from '../child-protocol.ts'
import type { DraftModel } from '../draft/draft-model.ts'
import type { ReportModel } from '../model/report-model.ts'
import type { Paper } from '../theme.ts'
import type { OfficeDocument } from './blocks.ts'

/** Points; the plan is drawn wider, since its bars have names beside them. */
const WIDTH = { usual: 600, roadmap: 800 }

/**
 * A report as a file to write on in. In this process and blocking it: for the child process and the command line, never
 * for the web. The libraries are read only here, since most processes never need them.
 */
export async function writeReport(model: ReportModel, format: OfficeFormat, paper: Paper): Promise<Uint8Array> {
  const { createPainter } = await import('./paint-pictures.server.ts')
  if (format === 'pptx') {
    const { writeSlides } = await import('./slides/write-slides.server.ts')
    return writeSlides(model, createPainter(model))
  }
  const [{ reportBlocks }, { writeDocument }] = await Promise.all([
    import('./report-blocks.ts'),
    import('./write-document.server.ts'),
  ])
  return writeDocument(reportBlocks(model), paper, createPainter(model))
}

/** A draft of a register in the same way. */
export async function writeDraft(draft: DraftModel, paper: Paper): Promise<Uint8Array> {
  const [{ createPainter }, { draftBlocks }, { writeDocument }] = await Promise.all([
    import('./paint-pictures.server.ts'),
    import('./draft-blocks.ts'),
    import('./write-document.server.ts'),
  ])
  return writeDocument(draftBlocks(draft), paper, createPainter(null))
}

/** A document that is written out already, in the same way. */
export async function writeWritten(document: OfficeDocument, paper: Paper): Promise<Uint8Array> {
  const [{ createPainter }, { writeDocument }] = await Promise.all([
    import('./paint-pictures.server.ts'),
    import('./write-document.server.ts'),
  ])
  return writeDocument(document, paper, createPainter(null))
}

/** A chart of a report as a picture with its title; `null`: the report has none. */
export async function renderChart(
  model: ReportModel,
  name: ChartName,
  format: PictureFormat,
): Promise<Uint8Array | null> {
  const measure = await loadMeasure()
  const width = name === 'roadmap' ? WIDTH.roadmap : WIDTH.usual
  const chart = drawChart(model, name, { width, measure })
  if (!chart) return null
  const { company, subtitle } = model.cover
  const svg = chartFile(chart, `${company} · ${subtitle}`, measure)
  if (format === 'svg') return new TextEncoder().encode(svg)
  const toPng = await loadRasteriser()
  return toPng(svg)
}
