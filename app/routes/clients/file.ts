import { services } from '#app/context.server.ts'
import { requireClient } from '#app/server/client.server.ts'
import { fileResponse } from '#app/server/file-response.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import { readFile } from '#db/queries/client-files.server.ts'
import type { Route } from './+types/file'

/** A file as it came, to keep and never to show. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { scope, client } = await requireClient(context, params.workspaceId, params.clientId)
  const { database, say } = context.get(services)
  const { fileId } = params
  const file = isUuid(fileId) ? await database.withWorkspace(scope, (tx) => readFile(tx, client.id, fileId)) : null
  if (!file) throw refusal(404, say('noClient'))
  return fileResponse(file)
}
