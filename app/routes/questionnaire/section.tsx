import { data, Form, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { rememberPlace } from '#app/server/place.server.ts'
import type { Route } from './+types/section'
import { saveSection, sectionFields, sentQuestions } from './save-section.server.ts'
import { SectionForm } from './section-form.tsx'
import { isPhone, sectionPage } from './section-page.server.ts'
import { INTERESTS } from './section-view.ts'
import { SubmittedNotice } from './submitted-notice.tsx'

export const meta = pageTitle('questions')

export async function loader({ context, params, request, url }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const question = url.searchParams.get('question')
  const view = await sectionPage(context, open, { section: params.section, question, isPhone: isPhone(request) })
  const shown = view.cards[0]?.question.id
  // One question has an address of its own: else its answer would bring up the next open one in its place.
  if (view.mode === 'single' && shown && shown !== question) throw redirect(`${url.pathname}?question=${shown}`)
  await rememberPlace(context.get(services), open, view)
  return { head: headOf(open), view }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const { say } = context.get(services)
  const { catalogue } = askedIn(context, open)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(request, sectionFields(catalogue, params.section), say)
  const sent = sentQuestions(form)
  const question = sent.find((id) => id !== INTERESTS) ?? sent[0] ?? null
  const wanted = { section: params.section, question, isPhone: isPhone(request) }
  const view = await sectionPage(context, open, wanted)
  const result = await saveSection(context, open, { section: params.section, form })
  if (!result.ok) return data(result.faults, 422)
  const isGone = !view.cards.some((card) => sent.includes(card.question.id))
  const hasNew = result.hasNewInterests && view.cards.length > 1
  return redirect(isGone || hasNew ? url.pathname + url.search : view.nextHref)
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
