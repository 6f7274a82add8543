import { pageTitle } from '#app/routes/page-title.ts'
import { SectionForm } from '#app/routes/questionnaire/section-form.tsx'
import { sendSection, showSection } from '#app/routes/questionnaire/section-handlers.server.ts'
import { SubmittedNotice } from '#app/routes/questionnaire/submitted-notice.tsx'
import { requireEnteringFor } from '#app/server/answering/entering-for.server.ts'
import type { Route } from './+types/entering'

export const meta = pageTitle('questions')

/** The questions of somebody who told their answers, for the lead's side to enter. */
export async function loader({ context, params, request, url }: Route.LoaderArgs) {
  const open = await requireEnteringFor(context, params)
  return showSection(context, open, { section: params.section, request, url })
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireEnteringFor(context, params)
  return sendSection(context, open, { section: params.section, request, url })
}

export default function EnteringRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, view } = loaderData
  if (head.isSubmitted) return <SubmittedNotice head={head} />
  return (
    <SectionForm
      key={`${view.answersAt}/${view.section.id}/${view.mode}/${view.cards[0]?.question.id}`}
      head={head}
      view={view}
      faults={actionData}
    />
  )
}
