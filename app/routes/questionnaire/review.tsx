import { data, redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { removeAcknowledgement, saveAcknowledgement } from '#db/queries/acknowledgements.server.ts'
import type { Route } from './+types/review'
import { reviewOf } from './review-data.server.ts'
import { Review } from './review-sections.tsx'
import { submitAssessment } from './submit.server.ts'
import { SubmittedNotice } from './submitted-notice.tsx'

export const meta = pageTitle('review')

export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  return { head: headOf(open), review: open.assessment.status === 'open' ? reviewOf(context, open) : null }
}

export type ReviewFault = { contradiction?: string; typed?: string; message: string }

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const form = await request.formData()
  const { database } = context.get(services)
  const contradictionId = String(form.get('contradiction') ?? '')
  switch (form.get('intent')) {
    case 'explain': {
      const typed = String(form.get('reason') ?? '')
      const fault = refuseReason(typed)
      if (fault) return data<ReviewFault>({ contradiction: contradictionId, typed, message: fault }, 422)
      const known = reviewOf(context, open).contradictions.some(({ id }) => id === contradictionId)
      if (!known) throw data('These answers no longer contradict each other.', 404)
      const save = {
        assessmentId: open.assessment.id,
        contradictionId,
        reason: typed.trim(),
        participantId: open.lead.id,
      }
      await database.withWorkspace(open.scope, (tx) => saveAcknowledgement(tx, save))
      throw redirect(`/assessments/${open.assessment.id}/review#contradictions`)
    }
    case 'take-back':
      await database.withWorkspace(open.scope, (tx) =>
        removeAcknowledgement(tx, { assessmentId: open.assessment.id, contradictionId }),
      )
      throw redirect(`/assessments/${open.assessment.id}/review#contradictions`)
    case 'submit': {
      const submitted = await submitAssessment(context, open)
      if (submitted.ok) throw redirect(`/assessments/${open.assessment.id}/results`)
      return data<ReviewFault>({ message: submitted.reason }, 422)
    }
    default:
      throw data('This form is not known here.', 400)
  }
}

function refuseReason(typed: string): string | null {
  if (typed.trim() === '') return 'Please say in a sentence why both are true.'
  if (typed.length > 2000) return 'Please keep this under 2000 characters.'
  if (!typed.isWellFormed() || typed.includes('\0')) return 'This text holds a character that cannot be stored.'
  return null
}

export default function ReviewRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, review } = loaderData
  if (!review) return <SubmittedNotice head={head} />
  return (
    <AppPage assessment={head}>
      <Review assessmentId={head.id} review={review} fault={actionData} />
    </AppPage>
  )
}
