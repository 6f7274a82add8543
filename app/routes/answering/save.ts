import { services } from '#app/context.server.ts'
import { replyWith } from '#app/routes/questionnaire/answer-outcome.server.ts'
import { saveOneOf } from '#app/routes/questionnaire/save-one.server.ts'
import { requireAnswering } from '#app/server/answering/participation.server.ts'
import type { Route } from './+types/save'

/** Saves one answer of somebody who was asked, as it is given; says in JSON what became of it. */
export async function action({ context, params, request }: Route.ActionArgs): Promise<Response> {
  const started = performance.now()
  const open = await requireAnswering(context, params.participantId)
  const outcome = await saveOneOf(context, open, { questionId: params.questionId, request })
  context.get(services).metrics.autosaved(outcome.kind, performance.now() - started)
  return replyWith(outcome)
}
