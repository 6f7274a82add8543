import { redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { Route } from './+types/what-if'
import { saveLevels } from './save-levels.server.ts'
import { WhatIfPage } from './what-if-page.tsx'
import { whatIfOf } from './what-if-view.server.ts'
import { searchOf } from './what-if-view.ts'

export const handle = { words: ['whatIf'] }
export const meta = pageTitle('whatIf')

/** The address keeps to what differs from today, however it was made. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const view = await whatIfOf(context, open, url.searchParams)
  const search = searchOf(view.levels)
  if (url.search !== search) throw redirect(`${view.base}/what-if${search}`)
  return { head: headOf(open), view }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const { say } = context.get(services)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(request, { intent: 'one', version: 'count', 'level.*': 'count' }, say)
  if (open.assessment.status !== 'open') throw refusal(409, say('submitted'))
  if (!(await saveLevels(context, open, form))) throw refusal(409, say('planChanged'))
  throw redirect(`/assessments/${open.assessment.id}/roadmap#levels`)
}

export default function WhatIfRoute({ loaderData: { head, view } }: Route.ComponentProps) {
  return (
    <AppPage assessment={head} onlyReads>
      <WhatIfPage key={view.rulesHref} view={view} isSubmitted={head.isSubmitted} mayApply={head.mayChange} />
    </AppPage>
  )
}
