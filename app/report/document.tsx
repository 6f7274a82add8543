import { Document } from '@react-pdf/renderer'
import { accentOf } from './brand.ts'
import type { ReportModel } from './model/report-model.ts'
import { ActionPages } from './pages/actions.tsx'
import { AppendixPages } from './pages/appendix.tsx'
import { CoverPage } from './pages/cover.tsx'
import { DimensionLadders, DimensionOverview } from './pages/dimensions.tsx'
import { PitfallPages } from './pages/pitfalls.tsx'
import { GanttPages } from './pages/roadmap.tsx'
import { SummaryPage } from './pages/summary.tsx'
import { TechniqueMap } from './pages/techniques.tsx'
import { UseCasePages } from './pages/use-cases.tsx'
import { type PageContext, ReportPage } from './parts/report-page.tsx'
import type { Paper } from './theme.ts'

const AUTHOR = 'Preflight'

/** The whole report. Its dates come from the model, so that the same model gives the same bytes. */
export function ReportDocument({ model, paper }: { model: ReportModel; paper: Paper }) {
  const context: PageContext = { model, paper, accent: accentOf(model.cover.brand.accent) }
  const madeAt = new Date(`${model.madeOn}T00:00:00Z`)
  return (
    <Document
      title={`${model.cover.company}: ${model.cover.title}`}
      author={model.cover.brand.consultancy ?? AUTHOR}
      subject={model.summary.headline}
      creator={AUTHOR}
      producer={AUTHOR}
      language={model.locale}
      creationDate={madeAt}
      modificationDate={madeAt}
      pageMode="useOutlines"
    >
      <CoverPage context={context} />
      <SummaryPage context={context} />
      <UseCasePages context={context} />
      <ReportPage context={context}>
        <DimensionOverview context={context} />
        {model.dimensions.some(({ capabilities }) => capabilities.length > 0) ? (
          <DimensionLadders context={context} />
        ) : null}
        {model.techniques.length > 0 ? <TechniqueMap model={model} /> : null}
      </ReportPage>
      <PitfallPages context={context} />
      {model.roadmap ? <GanttPages context={context} roadmap={model.roadmap} /> : null}
      {model.roadmap ? <ActionPages context={context} roadmap={model.roadmap} /> : null}
      {model.appendix.answers.length > 0 ? <AppendixPages context={context} /> : null}
    </Document>
  )
}
