import { services } from '#app/context.server.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { Route } from './+types/technique'
import { decidedOf } from './decided.server.ts'
import { TechniquePage } from './technique-page.tsx'
import { viewOfTechnique } from './technique-view.server.ts'
import { wayTo } from './way-there.server.ts'

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${loaderData?.view.name ?? ''} · Preflight` }]
}

export const handle = { words: ['results'] }
export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const decided = await decidedOf(context, open)
  const view = viewOfTechnique(decided, params.techniqueId)
  if (!view) throw refusal(404, context.get(services).say('noTarget'))
  const way = view.hasWay ? await wayTo(context, open, { id: view.id, decided }) : null
  return { head: headOf(open), view, way }
}

export default function TechniqueRoute({ loaderData: { head, view, way } }: Route.ComponentProps) {
  return <TechniquePage head={head} view={view} way={way} />
}
