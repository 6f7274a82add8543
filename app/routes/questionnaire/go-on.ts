import { redirect } from 'react-router'
import { services } from '#app/context.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import type { Route } from './+types/go-on'

/** The questions, at the place where somebody was. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<never> {
  const { assessment, lead } = await requireAssessment(context, params.assessmentId)
  const last = context.get(services).catalogue.questions.find(({ id }) => id === lead.lastQuestionId)
  throw redirect(`/assessments/${assessment.id}/questions/${last ? `${last.section}?question=${last.id}` : 'scope'}`)
}
