import { services } from '#app/context.server.ts'
import { readVersion, versionText } from '#app/core/editions/edition-version.ts'
import { attachment } from '#app/server/attachment.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { findEditionFile } from '#db/queries/editions.server.ts'
import type { Route } from './+types/pdf'

/** The stored file of a version, signed if it is; `?as=issued` for the one without the signature. */
export async function loader({ context, params, url }: Route.LoaderArgs): Promise<Response> {
  const open = await requireAssessment(context, params.assessmentId)
  const { database, readFile, say } = context.get(services)
  const version = readVersion(params.version)
  const kind = url.searchParams.get('as') === 'issued' ? 'issued' : undefined
  const file =
    version &&
    (await database.withWorkspace(open.scope, (tx) => findEditionFile(tx, open.assessment.id, version, kind)))
  if (!file) throw refusal(404, say('editions.noVersion'))
  return new Response(new Uint8Array(await readFile(open.scope.workspaceId, file)), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': attachment(`${file.company}, ${file.title}, ${versionText(version)}.pdf`),
      'Cache-Control': 'no-store',
    },
  })
}
