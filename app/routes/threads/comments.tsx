import { pageTitle } from '#app/routes/page-title.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import type { Route } from './+types/comments'
import { sendComments, showComments } from './comments-handlers.server.ts'
import { CommentsPage } from './comments-page.tsx'

export const handle = { words: ['threads'] }
export const meta = pageTitle('comments')

export async function loader({ context, params }: Route.LoaderArgs) {
  return showComments(context, await requireAssessment(context, params.assessmentId), params.questionId)
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  return sendComments(context, open, { questionId: params.questionId, request, url })
}

export default function CommentsRoute({ loaderData, actionData }: Route.ComponentProps) {
  return <CommentsPage view={loaderData} fault={actionData} />
}
