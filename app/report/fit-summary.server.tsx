import { Document } from '@react-pdf/renderer'
import { accentOf } from './brand.ts'
import type { ReportModel } from './model/report-model.ts'
import { MOST_TIGHT, SummaryPage } from './pages/summary.tsx'
import { countPages } from './tagging/render-tagged.server.ts'
import type { Paper } from './theme.ts'

/** How tightly the summary must be set to stand on one page: 0 is as wished, more is tighter. */
export async function fitSummary(model: ReportModel, paper: Paper): Promise<number> {
  const context = { model, paper, accent: accentOf(model.cover.brand.accent), library: null }
  for (let tightness = 0; tightness < MOST_TIGHT; tightness++) {
    const pages = await countPages(
      <Document>
        <SummaryPage context={context} tightness={tightness} />
      </Document>,
    )
    if (pages === 1) return tightness
  }
  return MOST_TIGHT
}
