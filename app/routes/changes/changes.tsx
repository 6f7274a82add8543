import { services } from '#app/context.server.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { byStandard, decidedOf } from '#app/routes/results/decided.server.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { Route } from './+types/changes'
import { ChangesPage } from './changes-page.tsx'
import { changesView } from './changes-view.server.ts'
import { compareWith, earlierOf } from './compare.server.ts'

export const meta = pageTitle('changes')
export const handle = { words: ['changes'] }

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const { say } = context.get(services)
  const checks = await earlierOf(context, open)
  const asked = url.searchParams.get('since')
  const isAllOpen = url.searchParams.get('open') === 'all'
  const earlier = asked === null ? checks[0] : checks.find(({ id }) => id === asked)
  if (asked !== null && !earlier) throw refusal(404, say('noEarlier'))
  if (!earlier) return { head: headOf(open), checks, since: null, view: null, isAllOpen }
  const decided = byStandard(await decidedOf(context, open))
  const compared = await compareWith(context, open, { earlier, decided })
  const view = changesView(compared, decided, { locale: open.language, notSure: say('unsure') })
  return { head: headOf(open), checks, since: earlier.id, view, isAllOpen }
}

export default function ChangesRoute({ loaderData }: Route.ComponentProps) {
  return <ChangesPage {...loaderData} />
}
