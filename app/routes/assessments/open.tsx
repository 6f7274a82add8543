import { redirect } from 'react-router'
import { services, visitor } from '#app/context.server.ts'
import { plannableLevels } from '#app/core/roadmap/level-targets.ts'
import { sentLevels } from '#app/routes/what-if/sent-levels.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { placeOf } from '#app/server/place.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { copyAssessment } from '#db/queries/copies.server.ts'
import type { Route } from './+types/open'

/** Brings somebody to where they were: the question they looked at last, or the results once it is submitted. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const isSubmitted = open.assessment.status === 'submitted'
  const place = isSubmitted
    ? `/assessments/${open.assessment.id}/results`
    : placeOf(open, askedIn(context, open).catalogue)
  throw redirect(place)
}

/** Goes on with a copy: the submitted one stays what it was. It counts as a start. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { scope, assessment } = await requireAssessment(context, params.assessmentId)
  const { database, catalogue, say } = context.get(services)
  const form = await readForm(request, { intent: 'one', 'level.*': 'one' }, say)
  if (form.get('intent') !== 'copy') throw refusal(400, say('unknownForm'))
  await requireWithinLimit(context.get(services), 'start', context.get(visitor).address)
  const levels = plannableLevels(catalogue, sentLevels(form))
  const copyId = await database.withWorkspace(scope, (tx) => copyAssessment(tx, assessment.id, catalogue.hash, levels))
  if (!copyId) throw refusal(404, say('noAssessment'))
  throw redirect(`/assessments/${copyId}/review`)
}
