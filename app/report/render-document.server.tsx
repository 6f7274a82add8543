import type { Extent } from './child-protocol.ts'
import { ReportDocument } from './document.tsx'
import { DraftDocument } from './draft/draft-document.tsx'
import type { DraftModel } from './draft/draft-model.ts'
import { drawable } from './drawable.server.ts'
import { fitSummary } from './fit-summary.server.tsx'
import { loadFonts } from './fonts.server.ts'
import { keptTogether } from './kept-together.ts'
import type { ReportModel } from './model/report-model.ts'
import { renderTagged } from './tagging/render-tagged.server.ts'
import type { Paper } from './theme.ts'

/** Renders in this process and blocks it: for the child process and the command line, never for the web. */
export async function renderDocument(model: ReportModel, paper: Paper, extent: Extent = 'whole'): Promise<Uint8Array> {
  await loadFonts()
  const drawn = keptTogether(drawable(model))
  const tightness = await fitSummary(drawn, paper)
  return renderTagged(<ReportDocument model={drawn} paper={paper} extent={extent} tightness={tightness} />)
}

/** The same for a draft of a register. */
export async function renderDraft(model: DraftModel, paper: Paper): Promise<Uint8Array> {
  await loadFonts()
  return renderTagged(<DraftDocument model={keptTogether(drawable(model))} paper={paper} />)
}
