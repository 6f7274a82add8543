import { services } from '#app/context.server.ts'
import type { FileKind } from '#app/core/clients/file-kind.ts'
import { attachment } from '#app/server/attachment.ts'
import { requireClient } from '#app/server/client.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { FILE_POLICY } from '#app/server/security-headers.server.ts'
import { isUuid } from '#app/server/uuid.ts'
import { readFile } from '#db/queries/client-files.server.ts'
import type { Route } from './+types/file'

const TYPES: Record<FileKind, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  txt: 'text/plain',
}

/** A file as it came, to keep and never to show. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { scope, client } = await requireClient(context, params.workspaceId, params.clientId)
  const { database, say } = context.get(services)
  const { fileId } = params
  const file = isUuid(fileId) ? await database.withWorkspace(scope, (tx) => readFile(tx, client.id, fileId)) : null
  if (!file) throw refusal(404, say('noClient'))
  return new Response(new Uint8Array(file.content), {
    headers: {
      'Content-Type': TYPES[file.kind],
      'Content-Disposition': attachment(file.name),
      'Content-Security-Policy': FILE_POLICY,
      'Cache-Control': 'no-store',
    },
  })
}
