import { Document } from '@react-pdf/renderer'
import { accentOf } from './brand.ts'
import type { Extent } from './child-protocol.ts'
import type { ReportModel } from './model/report-model.ts'
import { ActionSection } from './pages/actions.tsx'
import { AppendixSections } from './pages/appendix.tsx'
import { CoverPage } from './pages/cover.tsx'
import { DimensionLadders, DimensionOverview } from './pages/dimensions.tsx'
import { GovernanceSection } from './pages/governance.tsx'
import { MethodSection } from './pages/method.tsx'
import { PilotSection } from './pages/pilots.tsx'
import { PitfallSections } from './pages/pitfalls.tsx'
import { GanttPages } from './pages/roadmap.tsx'
import { SummaryPage } from './pages/summary.tsx'
import { TeamSection } from './pages/team.tsx'
import { TechniqueMap } from './pages/techniques.tsx'
import { UseCaseSections } from './pages/use-cases.tsx'
import { type PageContext, ReportPage } from './parts/report-page.tsx'
import { Sections } from './parts/sections.tsx'
import { contentWidth, type Paper } from './theme.ts'

const AUTHOR = 'Preflight'

/** `tightness`: how the summary is set. */
type ReportDocumentProps = { model: ReportModel; paper: Paper; extent: Extent; tightness: number }

/** The report. Its dates come from the model, so that the same model gives the same bytes. */
export function ReportDocument({ model, paper, extent, tightness }: ReportDocumentProps) {
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
      <SummaryPage context={context} tightness={tightness} />
      {model.summary.state === 'empty' || extent === 'opening' ? null : <Findings context={context} />}
    </Document>
  )
}

/** Everything behind the summary; nothing of it could be said where nothing is answered. */
function Findings({ context }: { context: PageContext }) {
  const { model, paper } = context
  const { roadmap, governance, pilots, team } = model
  // A page of its own, to be handed to whoever answers for the law.
  const hasSystems = governance !== undefined && governance.systems.length > 0
  const hasLadders = model.dimensions.some(({ capabilities }) => capabilities.length > 0)
  return (
    <>
      <ReportPage context={context}>
        <Sections>
          <UseCaseSections context={context} />
          <MethodSection model={model} />
          <DimensionOverview context={context} />
          {hasLadders ? <DimensionLadders context={context} /> : null}
          {model.techniques.length > 0 ? <TechniqueMap model={model} /> : null}
          <PitfallSections context={context} />
          {governance && !hasSystems ? <GovernanceSection governance={governance} /> : null}
        </Sections>
      </ReportPage>
      {governance && hasSystems ? (
        <ReportPage context={context}>
          <GovernanceSection governance={governance} />
        </ReportPage>
      ) : null}
      {roadmap ? <GanttPages context={context} roadmap={roadmap} /> : null}
      <ReportPage context={context}>
        <Sections>
          {roadmap ? <ActionSection roadmap={roadmap} labels={model.labels} /> : null}
          {pilots?.design ? <PilotSection chapter={pilots.design} width={contentWidth(paper)} /> : null}
          {pilots?.evidence ? <PilotSection chapter={pilots.evidence} width={contentWidth(paper)} /> : null}
          {team ? <TeamSection team={team} /> : null}
          <AppendixSections context={context} />
        </Sections>
      </ReportPage>
    </>
  )
}
