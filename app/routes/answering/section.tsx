import { pageTitle } from '#app/routes/page-title.ts'
import { SectionForm } from '#app/routes/questionnaire/section-form.tsx'
import { sendSection, showSection } from '#app/routes/questionnaire/section-handlers.server.ts'
import { requireParticipation } from '#app/server/answering/participation.server.ts'
import type { Route } from './+types/section'

export const meta = pageTitle('questions')

/** A page of questions for somebody who was asked: theirs first. */
export async function loader({ context, params, request, url }: Route.LoaderArgs) {
  const open = await requireParticipation(context, params.participantId)
  return showSection(context, open, { section: params.section, request, url })
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireParticipation(context, params.participantId)
  return sendSection(context, open, { section: params.section, request, url })
}

export default function AnsweringSectionRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { head, view } = loaderData
  return (
    <SectionForm
      key={`${view.answersAt}/${view.section.id}/${view.mode}/${view.cards[0]?.question.id}`}
      head={head}
      view={view}
      faults={actionData}
    />
  )
}
