import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { decidedOf } from '#app/routes/results/decided.server.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import type { Route } from './+types/report'
import { shownReport, usualPaper } from './handed-out.server.ts'
import { inReportLanguage } from './report-language.server.ts'
import { ReportPage } from './report-page.tsx'
import { reportView } from './report-view.ts'

export const handle = { words: ['reportPage', 'results', 'roadmap'] }
export const meta = pageTitle('report')

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = inReportLanguage(await requireAssessment(context, params.assessmentId), url)
  // Whoever reads the report here is likely to want the file next.
  void context.get(services).pdf.warmUp()
  const decided = await decidedOf(context, open)
  const { report, state, file } = await shownReport(context, open, decided)
  const mayWrite = can(open.actor, 'report.write')
  const paper = usualPaper({ report, file })
  const view = reportView(report, decided.links)
  return { head: headOf(open), mayWrite, view, state, paper, asked: open.language }
}

export default function ReportRoute({
  loaderData: { head, mayWrite, view, state, paper, asked },
}: Route.ComponentProps) {
  return (
    <AppPage assessment={head}>
      <ReportPage head={head} view={view} state={state} paper={paper} asked={asked} mayWrite={mayWrite} />
    </AppPage>
  )
}
