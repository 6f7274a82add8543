import type { AssessmentHead } from '#app/server/assessment-head.server.ts'
import { Actions } from './actions.tsx'
import { Appendix } from './appendix.tsx'
import { BrandFoot } from './brand-foot.tsx'
import { Contents } from './contents.tsx'
import { Cover } from './cover.tsx'
import { Dimensions } from './dimensions.tsx'
import { Governance } from './governance.tsx'
import { Method } from './method.tsx'
import { Pilots } from './pilots.tsx'
import { Pitfalls } from './pitfalls.tsx'
import { Points } from './points.tsx'
import type { ReportView } from './report-view.ts'
import { Schedule } from './schedule.tsx'
import { Summary } from './summary.tsx'
import { Team } from './team.tsx'
import { Techniques } from './techniques.tsx'
import { UseCases } from './use-cases.tsx'
import { useOpenTarget } from './use-open-target.ts'

type ReportPageProps = { head: Pick<AssessmentHead, 'id' | 'isSubmitted'>; view: ReportView }

/** The report on the web, in the order of the PDF, from the same model. */
export function ReportPage({ head, view }: ReportPageProps) {
  const { roadmap, labels } = view
  useOpenTarget()
  return (
    <article className="[&_p]:[overflow-wrap:anywhere]">
      <Cover head={head} view={view} />
      <Summary view={view} />
      <Contents view={view} />
      <UseCases view={view} />
      <Method method={view.method} labels={labels} />
      <Dimensions view={view} />
      <Techniques view={view} />
      <Pitfalls view={view} />
      <Points view={view} />
      {view.governance && <Governance governance={view.governance} />}
      {roadmap && <Schedule base={view.base} roadmap={roadmap} labels={labels} />}
      {roadmap && <Actions roadmap={roadmap} labels={labels} />}
      {view.pilots?.design && <Pilots id="pilot-design" chapter={view.pilots.design} />}
      {view.pilots?.evidence && <Pilots id="evidence" chapter={view.pilots.evidence} />}
      {view.team && <Team team={view.team} />}
      <Appendix appendix={view.appendix} labels={labels} />
      <BrandFoot brand={view.cover.brand} />
    </article>
  )
}
