import { data, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { copyAssessment } from '#db/queries/copies.server.ts'
import type { Route } from './+types/open'

/** Brings somebody to where they were: the question they looked at last, or the results once it is submitted. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { assessment, lead } = await requireAssessment(context, params.assessmentId)
  const base = `/assessments/${assessment.id}`
  if (assessment.status === 'submitted') throw redirect(`${base}/results`)
  const { catalogue } = context.get(services)
  const last = catalogue.questions.find(({ id }) => id === lead.lastQuestionId)
  throw redirect(
    last ? `${base}/questions/${last.section}?question=${last.id}#q-${last.id}` : `${base}/questions/scope`,
  )
}

/** Goes on with a copy: the submitted one stays what it was. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { scope, assessment } = await requireAssessment(context, params.assessmentId)
  const form = await request.formData()
  if (form.get('intent') !== 'copy') throw data('This form is not known here.', 400)
  const { database, catalogue } = context.get(services)
  const copyId = await database.withWorkspace(scope, (tx) => copyAssessment(tx, assessment.id, catalogue.hash))
  if (!copyId) throw data('There is no such assessment here.', 404)
  throw redirect(`/assessments/${copyId}/review`)
}
