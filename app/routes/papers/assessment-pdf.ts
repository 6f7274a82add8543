import { services } from '#app/context.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { assessmentPaper } from '#app/server/papers/draft-papers.server.ts'
import { fileOf, openPaper } from '#app/server/papers/open-paper.server.ts'
import { renderRefusal } from '#app/server/render-refusal.server.ts'
import type { Route } from './+types/assessment-pdf'

/** The draft of an impact assessment as it is passed on; `?paper=letter` for the other side of the ocean. */
export async function loader({ context, params, url }: Route.LoaderArgs): Promise<Response> {
  const { frame, knowledge, papers } = await openPaper(context, params)
  const own = context.get(services)
  await requireWithinLimit(own, 'pdf', knowledge.system.id)
  const draft = assessmentPaper(frame, knowledge, papers)
  const paper = url.searchParams.get('paper') === 'letter' ? 'letter' : 'a4'
  const bytes = await own.pdf.renderDraft(draft, { paper }).catch((error: unknown) => {
    throw renderRefusal(error, own)
  })
  return fileOf(draft, new Uint8Array(bytes), { type: 'application/pdf', ending: 'pdf' })
}
