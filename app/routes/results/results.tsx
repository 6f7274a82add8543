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
  return { head: headOf(open), view: resultsView(decided, readSorting(request)), changes }
}

export default function ResultsRoute({ loaderData: { head, view, changes } }: Route.ComponentProps) {
  return <ResultPage head={head} view={view} changes={changes} />
}
