import { redirect } from 'react-router'
import { pageTitle } from '#app/routes/page-title.ts'
import { askPeople } from '#app/server/enquiries/ask-people.server.ts'
import { aboutIn, askingOf, showAsking } from '#app/server/enquiries/own-enquiries.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import type { Route } from './+types/in-check'
import { InCheckPage } from './in-check-page.tsx'

export const handle = { words: ['ask'] }
export const meta = pageTitle('ask')

/** Where whoever works in a check asks the people who look after its workspace. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  return { ...(await showAsking(context, open, url)), isSent: url.searchParams.has('sent') }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const asking = await askingOf(context, open, aboutIn(url.searchParams))
  const fault = await askPeople(context, asking, { request, url })
  if (fault !== null) return fault
  throw redirect(`/assessments/${open.assessment.id}/ask?sent=yes`)
}

export default function InCheckRoute({ loaderData, actionData }: Route.ComponentProps) {
  return <InCheckPage view={loaderData} outcome={actionData} />
}
