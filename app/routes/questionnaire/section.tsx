import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { pageTitle } from '#app/routes/page-title.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import type { Route } from './+types/section'
import { SectionForm } from './section-form.tsx'
import { sendSection, showSection } from './section-handlers.server.ts'
import { SubmittedNotice } from './submitted-notice.tsx'

export const meta = pageTitle('questions')

export async function loader({ context, params, request, url }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  return showSection(context, open, { section: params.section, request, url })
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  return sendSection(context, open, { section: params.section, request, url })
}

export default function SectionRoute({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('app.questions')
  const { head, view } = loaderData
  if (head.isSubmitted) return <SubmittedNotice head={head} />
  return (
    <SectionForm
      key={`${head.id}/${view.section.id}/${view.mode}/${view.cards[0]?.question.id}/${view.keeping.key !== null}`}
      head={head}
      view={view}
      faults={actionData}
    >
      <Form method="post" action={`/assessments/${head.id}/settings`} className="grid justify-items-start text-sm">
        <input type="hidden" name="returnTo" value={`/assessments/${head.id}/questions/${view.section.id}`} />
        <button
          type="submit"
          name="viewMode"
          value={view.mode === 'single' ? 'sections' : 'single'}
          className="min-h-11 cursor-pointer text-accent underline underline-offset-3"
        >
          {t(view.mode === 'single' ? 'showSections' : 'showSingle')}
        </button>
        <button
          type="submit"
          name="intent"
          value={view.keeping.key === null ? 'ownComputer' : 'sharedComputer'}
          className="min-h-11 cursor-pointer text-left text-accent underline underline-offset-3"
        >
          {t(view.keeping.key === null ? 'ownComputer' : 'sharedComputer')}
        </button>
      </Form>
    </SectionForm>
  )
}
