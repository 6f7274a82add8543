import { services } from '#app/context.server.ts'
import { compactRules } from '#app/core/what-if/compact-rules.ts'
import { decidedOf } from '#app/routes/results/decided.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { Route } from './+types/rules'

/** The rules that an assessment is judged by, without texts. What stands at one address never changes. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const open = await requireAssessment(context, params.assessmentId)
  const { model } = await decidedOf(context, open)
  if (model.catalogue.hash !== params.hash) throw refusal(404, context.get(services).say('noPage'))
  return Response.json(compactRules(model.catalogue), {
    headers: { 'Cache-Control': 'private, max-age=31536000, immutable' },
  })
}
