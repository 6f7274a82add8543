import { services } from '#app/context.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { othersHere } from '#app/server/present.server.ts'
import type { Route } from './+types/here'

/** Somebody still looks at the questions; says who else does. There is nothing to read here. */
export async function action({ context, params, request }: Route.ActionArgs): Promise<Response> {
  const open = await requireAssessment(context, params.assessmentId)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  await readForm(request, {}, context.get(services).say)
  return Response.json(await othersHere(context, open))
}
