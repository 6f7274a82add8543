import { services } from '#app/context.server.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { Route } from './+types/use-case'
import { decidedOf } from './decided.server.ts'
import { UseCasePage } from './use-case-page.tsx'
import { viewOfUseCase } from './use-case-view.server.ts'
import { wayTo } from './way-there.server.ts'

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${loaderData?.view.name ?? ''} · Preflight` }]
}

export const handle = { words: ['results'] }
export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const decided = await decidedOf(context, open)
  const view = viewOfUseCase(decided, params.useCaseId)
  if (!view) throw refusal(404, context.get(services).say('noTarget'))
  const way = view.hasWay ? await wayTo(context, open, { id: view.id, decided }) : null
  return { head: headOf(open), view, way }
}

export default function UseCaseRoute({ loaderData: { head, view, way } }: Route.ComponentProps) {
  return <UseCasePage head={head} view={view} way={way} />
}
