import { redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { placeOf } from '#app/server/place.server.ts'
import type { Route } from './+types/go-on'

/** The questions, at the place where somebody was. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<never> {
  const open = await requireAssessment(context, params.assessmentId)
  throw redirect(placeOf(open, context.get(services).catalogue))
}
