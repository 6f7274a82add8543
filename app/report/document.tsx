import { Document } from '@react-pdf/renderer'
import { accentOf } from './brand.ts'
import type { Extent } from './child-protocol.ts'
import type { SectionId } from './model/report-fields.ts'
import type { ReportModel } from './model/report-model.ts'
import { sectionsOf } from './model/sections.ts'
import { ActionSection } from './pages/actions.tsx'
import { AnswerSection, ClaimSection, GlossarySection, LimitSection, ReferenceSection } from './pages/appendix.tsx'
import { ChangesSection } from './pages/changes.tsx'
import { ContentsPage, hasContents } from './pages/contents.tsx'
import { CoverPage } from './pages/cover.tsx'
import { DimensionLadders, DimensionOverview } from './pages/dimensions.tsx'
import { GovernanceSection } from './pages/governance.tsx'
import { MethodSection } from './pages/method.tsx'
import { PilotSection } from './pages/pilots.tsx'
import { ContradictionSection, PitfallSection, PointsSection } from './pages/pitfalls.tsx'
import { PrioritySection } from './pages/priority.tsx'
import { GanttPages } from './pages/roadmap.tsx'
import { SecondViewSection } from './pages/second-view.tsx'
import { SummaryPage } from './pages/summary.tsx'
import { TeamSection } from './pages/team.tsx'
import { TechniqueMap } from './pages/techniques.tsx'
import { HomeworkSection, UseCaseSection } from './pages/use-cases.tsx'
import { type PageContext, ReportPage } from './parts/report-page.tsx'
import { Sections } from './parts/sections.tsx'
import type { Paper } from './theme.ts'

const AUTHOR = 'Preflight'

/** `tightness`: how the summary is set; `library`: as in {@link PageContext}. */
type ReportDocumentProps = {
  model: ReportModel
  paper: Paper
  extent: Extent
  library: string | null
  tightness: number
}

/** The report. Its dates come from the model, so that the same model gives the same bytes. */
export function ReportDocument({ model, paper, extent, library, tightness }: ReportDocumentProps) {
  const context: PageContext = { model, paper, accent: accentOf(model.cover.brand.accent), library }
  const madeAt = new Date(`${model.madeOn}T00:00:00Z`)
  const hasFindings = model.summary.state !== 'empty' && extent === 'whole'
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
      {hasFindings && hasContents(model) ? <ContentsPage context={context} /> : null}
      {hasFindings ? <Findings context={context} /> : <ChangesAlone context={context} />}
    </Document>
  )
}

/** What changed, where no other section follows. */
function ChangesAlone({ context }: { context: PageContext }) {
  const { changes } = context.model
  return changes ? (
    <ReportPage context={context}>
      <ChangesSection changes={changes} />
    </ReportPage>
  ) : null
}

/**
 * What changed, then everything else behind the summary, in the order that was wished; nothing of it could be said where nothing is answered.
 * Sections flow on; the plan lies across pages of its own, and so does what is handed to whoever answers for the law.
 */
function Findings({ context }: { context: PageContext }) {
  return runsOf(context.model).map((run) => {
    const [first] = run
    if (first === 'schedule') return <FlowingSection key={first} id={first} context={context} />
    return (
      <ReportPage key={first} context={context}>
        <Sections>
          {run.map((id) => (
            <FlowingSection key={id} id={id} context={context} />
          ))}
        </Sections>
      </ReportPage>
    )
  })
}

/** What changed is no section that could be left out or moved. */
type PartId = 'changes' | SectionId

/** Sections that share pages. */
function runsOf(model: ReportModel): PartId[][] {
  const isAlone = (id: PartId) =>
    id === 'schedule' || (id === 'governance' && (model.governance?.systems.length ?? 0) > 0)
  const runs: PartId[][] = []
  for (const id of [...(model.changes ? ['changes' as const] : []), ...sectionsOf(model)]) {
    const last = runs.at(-1)
    if (last && !isAlone(id) && last[0] !== undefined && !isAlone(last[0])) last.push(id)
    else runs.push([id])
  }
  return runs
}

function FlowingSection({ id, context }: { id: PartId; context: PageContext }) {
  const { changes, homework, points, governance, priority, roadmap, pilots, team, secondView } = context.model
  switch (id) {
    case 'changes':
      return changes && <ChangesSection changes={changes} />
    case 'use-cases':
      return <UseCaseSection context={context} />
    case 'homework':
      return homework && <HomeworkSection context={context} homework={homework} />
    case 'method':
      return <MethodSection context={context} />
    case 'dimensions':
      return <DimensionOverview context={context} />
    case 'ladders':
      return <DimensionLadders context={context} />
    case 'second-view':
      return secondView && <SecondViewSection context={context} secondView={secondView} />
    case 'techniques':
      return <TechniqueMap context={context} />
    case 'pitfalls':
      return <PitfallSection context={context} />
    case 'points':
      return points && <PointsSection context={context} points={points} />
    case 'contradictions':
      return <ContradictionSection context={context} />
    case 'governance':
      return governance && <GovernanceSection context={context} governance={governance} />
    case 'priority':
      return priority && <PrioritySection context={context} priority={priority} />
    case 'schedule':
      return roadmap && <GanttPages context={context} roadmap={roadmap} />
    case 'actions':
      return roadmap && <ActionSection context={context} roadmap={roadmap} />
    case 'pilot-design':
      return pilots?.design && <PilotSection context={context} chapter={pilots.design} about="section:pilot-design" />
    case 'evidence':
      return pilots?.evidence && <PilotSection context={context} chapter={pilots.evidence} about="section:evidence" />
    case 'team':
      return team && <TeamSection context={context} team={team} />
    case 'answers':
      return <AnswerSection context={context} />
    case 'glossary':
      return <GlossarySection context={context} />
    case 'claims':
      return <ClaimSection context={context} />
    case 'references':
      return <ReferenceSection context={context} />
    case 'limits':
      return <LimitSection context={context} />
  }
}
