import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { decidedOf } from '#app/routes/results/decided.server.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { brandedReport } from '#app/server/brand.server.ts'
import { withGovernance } from '#app/server/governance/report-section.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import type { Route } from './+types/report'
import { withPilots } from './pilots-section.server.ts'
import { ReportPage } from './report-page.tsx'
import { reportView } from './report-view.ts'

export const handle = { words: ['reportPage', 'results', 'roadmap'] }
export const meta = pageTitle('report')

export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  // Whoever reads the report here is likely to want the file next.
  void context.get(services).pdf.warmUp()
  const { report, links } = await decidedOf(context, open)
  return {
    head: headOf(open),
    view: reportView(
      await brandedReport(context, open, await withPilots(context, open, await withGovernance(context, open, report))),
      links,
    ),
  }
}

export default function ReportRoute({ loaderData: { head, view } }: Route.ComponentProps) {
  return (
    <AppPage assessment={head}>
      <ReportPage head={head} view={view} />
    </AppPage>
  )
}
