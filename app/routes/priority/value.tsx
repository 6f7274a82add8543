import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { SubmittedNotice } from '#app/routes/questionnaire/submitted-notice.tsx'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import type { Route } from './+types/value'
import { saveValue } from './save-value.server.ts'
import { ValuePage } from './value-page.tsx'
import { openValue, viewValue } from './value-view.server.ts'

export const handle = { hydrate: false }
export const meta = pageTitle('useCaseValue')

export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  return viewValue(open, await openValue(context, open, params.useCaseId))
}

export const action = ({ context, params, request }: Route.ActionArgs) => saveValue(context, params, request)

/** What one use case would bring and cost in a year. */
export default function ValueRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  if (view.head.isSubmitted) return <SubmittedNotice head={view.head} />
  return (
    <AppPage assessment={view.head} width="form">
      <ValuePage view={view} outcome={outcome} />
    </AppPage>
  )
}
