import type { RenderAnswer, RenderJob } from './child-protocol.ts'
import { PictureRefused } from './logo/picture-fault.ts'
import { redrawLogo } from './logo/redraw.ts'
import { redrawPicture } from './logo/redraw-picture.ts'
import { renderChart, writeDraft, writeReport, writeWritten } from './office/render-office.server.ts'
import { renderCheck } from './render-check.server.tsx'
import { renderDocument, renderDraft } from './render-document.server.tsx'
import { renderShareCard } from './share/render-share-card.server.ts'
import { warmUp } from './warm-up.server.tsx'

/** The process that draws PDFs, and pictures anew: one job at a time, gone when its parent is. */
process.on('message', async (job: RenderJob) => {
  answer(await perform(job))
})
process.on('disconnect', () => process.exit(0))

async function perform(job: RenderJob): Promise<RenderAnswer> {
  try {
    if (job === 'warmUp') {
      await warmUp()
      return { pdf: new Uint8Array() }
    }
    if ('picture' in job) return { logo: redrawLogo(job.picture) }
    if ('shown' in job) return { picture: redrawPicture(job.shown, job.kind) }
    if ('sheet' in job) return { pdf: (await renderCheck(JSON.parse(job.sheet))).pdf }
    if ('card' in job) return { file: await renderShareCard(JSON.parse(job.card)) }
    if ('chart' in job) return { file: await renderChart(JSON.parse(job.model), job.chart, job.format) }
    if ('office' in job) return { file: await performOffice(job) }
    if ('draft' in job) return { pdf: await renderDraft(JSON.parse(job.draft), job.paper) }
    return { pdf: await renderDocument(JSON.parse(job.model), job.paper, job) }
  } catch (error) {
    if (error instanceof PictureRefused) return { refused: error.fault }
    return { error: error instanceof Error ? error.name : 'Error' }
  }
}

async function performOffice(job: Extract<RenderJob, { office: string }>): Promise<Uint8Array> {
  if ('draft' in job) return writeDraft(JSON.parse(job.draft), job.paper)
  if ('document' in job) return writeWritten(JSON.parse(job.document), job.paper)
  return writeReport(JSON.parse(job.model), job.office, job.paper)
}

function answer(message: RenderAnswer): void {
  process.send?.(message)
}
