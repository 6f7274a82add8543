import { recordPaper } from '#app/server/papers/draft-papers.server.ts'
import { docxOf, openPaper } from '#app/server/papers/open-paper.server.ts'
import type { Route } from './+types/record-docx'

/** A system as an entry of the record of processing, to write on in. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  const { frame, knowledge } = await openPaper(context, params)
  return docxOf(context, recordPaper(frame, knowledge), knowledge.system.id)
}
