import { data, redirect, type ShouldRevalidateFunctionArgs } from 'react-router'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { storeLevels } from '#app/routes/what-if/save-levels.server.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { Route } from './+types/roadmap'
import { AddedNotice, addedIn, addedQuery } from './added-notice.tsx'
import { crewOf } from './crew-view.ts'
import { type MarkFault, readMark } from './mark-form.ts'
import { PLAN_FIELDS, type PlanFields, parsePlan, startDays } from './plan-form.ts'
import { progressOf } from './progress-view.ts'
import { RoadmapPage } from './roadmap-page.tsx'
import { roadmapOf } from './roadmap-view.server.ts'
import { saveCrewForm } from './save-crew.server.ts'
import { saveMark } from './save-mark.server.ts'
import { addTarget, savePlan, takeTargetBack } from './save-plan.server.ts'
import { trackedPlanOf } from './tracked-plan.server.ts'

/** Begins the intent that takes a level out of the plan's targets. */
const LEVEL = 'level:'

export const handle = { words: ['results', 'roadmap', 'templates'] }
export const meta = pageTitle('roadmap')

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const view = await roadmapOf(context, open)
  const tracked = open.assessment.status === 'submitted' ? await trackedPlanOf(context, open) : null
  const progress = tracked && progressOf(tracked)
  const crew = tracked && crewOf(tracked, open.planSettings)
  return { head: headOf(open), view, progress, crew, added: addedIn(new URL(request.url), view) }
}

/** `mine` was not stored: nothing can be planned from its start, or else the plan had changed meanwhile. */
export type PlanFault = { mine: PlanFields; wrongStart: string | null }

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const { catalogue, say, now } = context.get(services)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(request, PLAN_FIELDS, say)
  const intent = String(form.get('intent') ?? 'save')
  const page = `/assessments/${open.assessment.id}/roadmap`
  const isSubmitted = open.assessment.status === 'submitted'
  const crew = isSubmitted && intent === 'crew' ? await saveCrewForm(context, open, form) : null
  if (crew?.isStored) throw redirect(`${page}#settings`)
  if (crew)
    return data<PlanFault>({ mine: crew.fields, wrongStart: crew.wrongStart }, crew.wrongStart === null ? 409 : 422)
  if (isSubmitted) throw refusal(409, say('submitted'))
  const known = targetIds(catalogue)
  if (intent === 'target') {
    const target = String(form.get('target'))
    if (!known.has(target)) throw refusal(404, say('noTarget'))
    const added = await addTarget(context, open, target)
    if (added.kind === 'changed') throw refusal(409, say('planChanged'))
    throw redirect(`${page}?${addedQuery(target, added)}`)
  }
  if (intent === 'undo') {
    const target = String(form.get('target'))
    if (await takeTargetBack(context, open, { target, toProposal: form.get('proposed') === 'yes' }))
      throw redirect(page)
    throw refusal(409, say('planChanged'))
  }
  if (intent === 'mark') {
    const typed = readMark(form)
    const fault = await saveMark(context, open, typed)
    if (fault === null) throw redirect(`${page}#edit-${typed.action}`)
    return data<MarkFault>(fault, fault.wrong.length > 0 ? 422 : 409)
  }
  if (intent.startsWith(LEVEL)) {
    const { [intent.slice(LEVEL.length)]: _, ...levels } = open.planSettings.levels
    if (await storeLevels(context, open, { levels, baseVersion: Number(form.get('version')) }))
      throw redirect(`${page}#settings`)
    throw refusal(409, say('planChanged'))
  }
  const { fields, wrongStart } = parsePlan(form, { known, intent, days: startDays(dateIn(now(), open.timeZone)) })
  if (wrongStart !== null) return data<PlanFault>({ mine: fields, wrongStart }, 422)
  if (await savePlan(context, open, fields)) throw redirect(`${page}#settings`)
  return data<PlanFault>({ mine: fields, wrongStart: null }, 409)
}

function targetIds({ useCases, techniques }: { useCases: { id: string }[]; techniques: { id: string }[] }) {
  return new Set([...useCases, ...techniques].map(({ id }) => id))
}

/** After a conflict too: the page shows what is stored beside what was sent. */
export function shouldRevalidate({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return actionStatus === 409 || defaultShouldRevalidate
}

export default function RoadmapRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, view, progress, crew, added } = loaderData
  return (
    <AppPage assessment={head}>
      {added && !head.isSubmitted && <AddedNotice added={added} />}
      <RoadmapPage
        assessmentId={head.id}
        isSubmitted={head.isSubmitted}
        mayStart={head.mayChange}
        view={view}
        progress={progress}
        crew={crew}
        {...(actionData && ('typed' in actionData ? { markFault: actionData } : { fault: actionData }))}
      />
    </AppPage>
  )
}
