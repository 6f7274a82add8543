import type { RenderAnswer, RenderJob } from './child-protocol.ts'
import type { ReportModel } from './model/report-model.ts'
import { renderDocument } from './render-document.server.tsx'

/** The process that draws PDFs: one job at a time, gone when its parent is. */
process.on('message', async ({ model, paper }: RenderJob) => {
  answer(await render(JSON.parse(model), paper))
})
process.on('disconnect', () => process.exit(0))

async function render(model: ReportModel, paper: RenderJob['paper']): Promise<RenderAnswer> {
  try {
    return { pdf: await renderDocument(model, paper) }
  } catch (error) {
    return { error: error instanceof Error ? error.name : 'Error' }
  }
}

function answer(message: RenderAnswer): void {
  process.send?.(message)
}
