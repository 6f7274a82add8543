import { can } from '#app/core/access/can.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import type { Route } from './+types/results'
import { changesOf } from './changes.server.ts'
import { decidedOf } from './decided.server.ts'
import { ResultPage } from './result-page.tsx'
import { resultsView } from './results-view.server.ts'
import { readSorting } from './sort-use-cases.ts'

export const handle = { words: ['changes', 'results', 'templates'] }
export const meta = pageTitle('results')

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const decided = await decidedOf(context, open)
  const changes = await changesOf(context, open, decided)
  const mayRate = can(open.actor, 'capability.rate')
  return { head: headOf(open), view: resultsView(decided, readSorting(request)), changes, mayRate }
}

export default function ResultsRoute({ loaderData: { head, view, changes, mayRate } }: Route.ComponentProps) {
  return <ResultPage head={head} view={view} changes={changes} mayRate={mayRate} />
}
