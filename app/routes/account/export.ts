import { services } from '#app/context.server.ts'
import { attachment } from '#app/server/attachment.ts'
import { requireFreshFor } from '#app/server/fresh.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { readPerson } from '#db/queries/export.server.ts'
import type { Route } from './+types/export'

/** Everything that is held of whoever is signed in, as JSON; no secret, not even as a hash. */
export async function loader({ context }: Route.LoaderArgs): Promise<Response> {
  const { user } = await requireFreshFor(context, '/account')
  const own = context.get(services)
  await requireWithinLimit(own, 'export', user.id)
  const rows = await readPerson(own.database, user)
  return new Response(`${JSON.stringify(rows, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json',
      'Content-Disposition': attachment(`${own.say('fileNames.account')}.json`),
    },
  })
}
