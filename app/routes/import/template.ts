import { services } from '#app/context.server.ts'
import { attachment } from '#app/server/attachment.ts'
import type { Route } from './+types/template'
import { answerSheetFile, XLSX_TYPE } from './answer-sheet.server.ts'
import { requireImport } from './require-import.server.ts'

/** An empty sheet to fill in. */
export async function loader({ context, params }: Route.LoaderArgs): Promise<Response> {
  await requireImport(context, params.workspaceId)
  const { catalogue, say } = context.get(services)
  return new Response(answerSheetFile(catalogue, say, null), {
    headers: { 'Content-Type': XLSX_TYPE, 'Content-Disposition': attachment(`${say('import.sheet.name')}.xlsx`) },
  })
}
