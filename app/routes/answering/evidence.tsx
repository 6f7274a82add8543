import { sendEvidence, showEvidence } from '#app/routes/evidence/evidence-handlers.server.ts'
import { EvidencePage } from '#app/routes/evidence/evidence-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { requireParticipation } from '#app/server/answering/participation.server.ts'
import type { Route } from './+types/evidence'

export const handle = { words: ['evidence'] }
export const meta = pageTitle('evidence')

/** What somebody who was asked gave to show their answer. */
export async function loader({ context, params }: Route.LoaderArgs) {
  return showEvidence(context, await requireParticipation(context, params.participantId), params.questionId)
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireParticipation(context, params.participantId)
  return sendEvidence(context, open, { questionId: params.questionId, request })
}

export default function EvidenceRoute({ loaderData, actionData }: Route.ComponentProps) {
  return <EvidencePage view={loaderData} fault={actionData} />
}
