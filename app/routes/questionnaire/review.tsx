import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import type { Route } from './+types/review'
import { changeReview } from './change-review.server.ts'
import { reviewOf } from './review-data.server.ts'
import { Review } from './review-sections.tsx'
import { SubmittedNotice } from './submitted-notice.tsx'

export const handle = { words: ['duties'] }
export const meta = pageTitle('review')

export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  return { head: headOf(open), review: open.assessment.status === 'open' ? await reviewOf(context, open) : null }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(
    request,
    { intent: 'one', contradiction: 'one', answers: 'one', reason: 'one' },
    context.get(services).say,
  )
  return changeReview(context, open, form)
}

export default function ReviewRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, review } = loaderData
  if (!review) return <SubmittedNotice head={head} />
  return (
    <AppPage assessment={head}>
      <Review hasLinks={head.keptUntil !== null} assessmentId={head.id} review={review} fault={actionData} />
    </AppPage>
  )
}
