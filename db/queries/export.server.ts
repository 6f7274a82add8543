import type { Database, WorkspaceTx } from '#db/client.server.ts'
import { archiveOf } from '#db/data-rights/archive.ts'
import { readWorkspace } from '#db/data-rights/read-workspace.server.ts'

/**
 * Everything of the scope's workspace as one zip, read in one transaction and packed while it is taken.
 *
 * @returns `null` if there is no such workspace; `tooLarge` if it is past what one archive holds
 */
export async function archiveWorkspace(database: Database, scope: WorkspaceTx['scope']) {
  const read = await readWorkspace(database, scope)
  if (read === null || read.is === 'tooLarge') return read
  return { is: 'archive' as const, readAt: read.readAt, bytes: streamOf(archiveOf(read)) }
}

/** Makes the next part when somebody takes it; stops when nobody does any more. */
function streamOf(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await parts.return(undefined)
    },
  })
}
