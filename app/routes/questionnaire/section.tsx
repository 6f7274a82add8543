import { data, Form, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { rememberPlace } from '#app/server/place.server.ts'
import type { Route } from './+types/section'
import { saveSection } from './save-section.server.ts'
import { SectionForm } from './section-form.tsx'
import { sectionPage } from './section-page.server.ts'
import { SubmittedNotice } from './submitted-notice.tsx'

export const meta = pageTitle('questions')

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const view = await sectionPage(context, open, { section: params.section, request })
  await rememberPlace(context.get(services), open, view)
  return { head: headOf(open), view }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await request.formData()
  const view = await sectionPage(context, open, { section: params.section, request })
  const result = await saveSection(context, open, view, form)
  if (!result.ok) return data(result.faults, 422)
  return redirect(result.stay ? request.url : view.nextHref)
}

export default function SectionRoute({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('app.questions')
  const { head, view } = loaderData
  if (head.isSubmitted) return <SubmittedNotice head={head} />
  return (
    <SectionForm
      key={`${head.id}/${view.section.id}/${view.mode}/${view.cards[0]?.question.id}`}
      head={head}
      view={view}
      faults={actionData}
    >
      <Form method="post" action={`/assessments/${head.id}/settings`} className="text-sm">
        <input type="hidden" name="returnTo" value={`/assessments/${head.id}/questions/${view.section.id}`} />
        <button
          type="submit"
          name="viewMode"
          value={view.mode === 'single' ? 'sections' : 'single'}
          className="min-h-11 cursor-pointer text-accent underline underline-offset-3"
        >
          {t(view.mode === 'single' ? 'showSections' : 'showSingle')}
        </button>
      </Form>
    </SectionForm>
  )
}
