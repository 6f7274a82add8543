import { assessmentPaper } from '#app/server/papers/draft-papers.server.ts'
import { docxOf, openPaper } from '#app/server/papers/open-paper.server.ts'
import type { Route } from './+types/assessment-docx'

/** The draft of an impact assessment, to write on in. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const { frame, knowledge, papers } = await openPaper(context, params)
  return docxOf(context, assessmentPaper(frame, knowledge, papers), knowledge.system.id)
}
