import { pageTitle } from '#app/routes/page-title.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import type { Route } from './+types/evidence'
import { sendEvidence, showEvidence } from './evidence-handlers.server.ts'
import { EvidencePage } from './evidence-page.tsx'

export const handle = { words: ['evidence'] }
export const meta = pageTitle('evidence')

export async function loader({ context, params }: Route.LoaderArgs) {
  return showEvidence(context, await requireAssessment(context, params.assessmentId), params.questionId)
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  return sendEvidence(context, open, { questionId: params.questionId, request })
}

export default function EvidenceRoute({ loaderData, actionData }: Route.ComponentProps) {
  return <EvidencePage view={loaderData} fault={actionData} />
}
