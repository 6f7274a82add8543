import { pageTitle } from '#app/routes/page-title.ts'
import { sendComments, showComments } from '#app/routes/threads/comments-handlers.server.ts'
import { CommentsPage } from '#app/routes/threads/comments-page.tsx'
import { requireParticipation } from '#app/server/answering/participation.server.ts'
import type { Route } from './+types/comments'

export const handle = { words: ['threads'] }
export const meta = pageTitle('comments')

/** What whoever is asked talks about with those who ask. */
export async function loader({ context, params }: Route.LoaderArgs) {
  return showComments(context, await requireParticipation(context, params.participantId), params.questionId)
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireParticipation(context, params.participantId)
  return sendComments(context, open, { questionId: params.questionId, request, url })
}

export default function CommentsRoute({ loaderData, actionData }: Route.ComponentProps) {
  return <CommentsPage view={loaderData} fault={actionData} />
}
