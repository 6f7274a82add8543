import type { Extent } from './child-protocol.ts'
import { ReportDocument } from './document.tsx'
import { DraftDocument } from './draft/draft-document.tsx'
import type { DraftModel } from './draft/draft-model.ts'
import { drawable } from './drawable.server.ts'
import { fitSummary } from './fit-summary.server.tsx'
import { loadFonts } from './fonts.server.ts'
import { hyphenated } from './hyphenated.ts'
import { keptTogether } from './kept-together.ts'
import type { ReportModel } from './model/report-model.ts'
import { layOutTagged, paintTagged, renderTagged, type TaggedLayout } from './tagging/render-tagged.server.ts'
import type { Paper } from './theme.ts'

/** `library`: the origin whose public pages the report leads to; missing or `null`: it leads to none. */
type Drawing = { extent?: Extent; library?: string | null }

/** Renders in this process and blocks it: for the child process and the command line, never for the web. */
export async function renderDocument(model: ReportModel, paper: Paper, drawing: Drawing = {}): Promise<Uint8Array> {
  return paintTagged(await layOutReport(model, paper, drawing))
}

/** The same up to where every line has its place, ready to be painted. */
export async function layOutReport(
  model: ReportModel,
  paper: Paper,
  { extent = 'whole', library = null }: Drawing = {},
): Promise<TaggedLayout> {
  await loadFonts()
  const drawn = hyphenated(keptTogether(drawable(model)))
  const tightness = await fitSummary(drawn, paper)
  const place = { paper, extent, library, tightness }
  return layOutTagged(<ReportDocument model={drawn} {...place} />)
}

/** The same for a draft of a register. */
export async function renderDraft(model: DraftModel, paper: Paper): Promise<Uint8Array> {
  await loadFonts()
  return renderTagged(<DraftDocument model={hyphenated(keptTogether(drawable(model)))} paper={paper} />)
}
