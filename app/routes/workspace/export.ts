import { services } from '#app/context.server.ts'
import { attachment } from '#app/server/attachment.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { requireExport } from '#app/server/require-export.server.ts'
import { archiveWorkspace } from '#db/queries/export.server.ts'
import type { Route } from './+types/export'

/** Everything of the workspace as one zip, for its owner or the guest whose it is. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const scope = await requireExport(context, params.workspaceId)
  const own = context.get(services)
  await requireWithinLimit(own, 'export', scope.workspaceId)
  const archive = await archiveWorkspace(own, scope, own.locale)
  if (archive === null) throw refusal(404, own.say('noWorkspace'))
  if (archive.is === 'tooLarge') throw refusal(409, own.say('exportTooLarge'))
  own.log.info({ event: 'workspace exported', workspaceId: scope.workspaceId }, 'export')
  return new Response(archive.bytes, {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': attachment(`Preflight ${archive.readAt.toISOString().slice(0, 10)}.zip`),
      'Cache-Control': 'no-store',
    },
  })
}
