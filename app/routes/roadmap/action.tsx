import { data, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { type FormFields, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { TAKE } from '#app/ui/theirs.tsx'
import type { Route } from './+types/action'
import { ActionPage } from './action-page.tsx'
import { actionViewOf } from './action-view.server.ts'
import { saveTaskForm } from './save-task.server.ts'
import { TASK_FIELDS } from './task-fields.ts'
import { trackedPlanOf } from './tracked-plan.server.ts'

export const handle = { words: ['results', 'roadmap', 'templates'] }
export const meta = pageTitle('action')

const FORM: FormFields = {
  ...Object.fromEntries(TASK_FIELDS.map((name) => [name, 'one' as const])),
  ticked: 'many',
  version: 'count',
  [TAKE]: 'many',
}

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const tracked = await trackedPlanOf(context, open)
  const { actionId } = params
  if (!tracked.words.actions.has(actionId)) throw refusal(404, context.get(services).say('noAction'))
  const view = await actionViewOf(context, open, { actionId, tracked })
  return { head: headOf(open), view, isSaved: url.searchParams.get('saved') === 'yes' }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const own = context.get(services)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  const form = await readForm(request, FORM, own.say)
  const tracked = await trackedPlanOf(context, open)
  const { actionId } = params
  if (!tracked.words.actions.has(actionId)) throw refusal(404, own.say('noAction'))
  const outcome = await saveTaskForm(context, open, { actionId, form, tracked })
  if (outcome === null) throw redirect(`/assessments/${open.assessment.id}/roadmap/${actionId}?saved=yes`)
  return data(outcome, outcome.theirs ? 409 : 422)
}

export default function ActionRoute({ loaderData: { head, view, isSaved }, actionData }: Route.ComponentProps) {
  return (
    <AppPage assessment={head}>
      <ActionPage assessmentId={head.id} view={view} outcome={actionData} isSaved={isSaved} />
    </AppPage>
  )
}
