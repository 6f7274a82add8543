import { redirect } from 'react-router'
import { pageTitle } from '#app/routes/page-title.ts'
import { requireParticipation } from '#app/server/answering/participation.server.ts'
import { askPeople } from '#app/server/enquiries/ask-people.server.ts'
import { aboutIn, askingOf, showAsking } from '#app/server/enquiries/own-enquiries.server.ts'
import type { Route } from './+types/of-participant'
import { InCheckPage } from './in-check-page.tsx'

export const handle = { words: ['ask'] }
export const meta = pageTitle('ask')

/** Where whoever was asked to answer asks back. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireParticipation(context, params.participantId)
  return { ...(await showAsking(context, open, url)), isSent: url.searchParams.has('sent') }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireParticipation(context, params.participantId)
  const asking = await askingOf(context, open, aboutIn(url.searchParams))
  const fault = await askPeople(context, asking, { request, url })
  if (fault !== null) return fault
  throw redirect(`${open.respondent.base}/ask?sent=yes`)
}

export default function OfParticipantRoute({ loaderData, actionData }: Route.ComponentProps) {
  return <InCheckPage view={loaderData} outcome={actionData} />
}
