import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import type { Route } from './+types/priority'
import { PriorityPage } from './priority-page.tsx'
import { priorityView } from './priority-view.server.ts'

export const handle = { hydrate: false }
export const meta = pageTitle('priority')

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  return { head: headOf(open), view: await priorityView(context, open, url.searchParams.get('saved')) }
}

/** Which use cases to look at first. */
export default function PriorityRoute({ loaderData: { head, view } }: Route.ComponentProps) {
  return (
    <AppPage assessment={head} onlyReads>
      <PriorityPage head={head} view={view} />
    </AppPage>
  )
}
