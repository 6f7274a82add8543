import { services } from '#app/context.server.ts'
import { attachment } from '#app/server/attachment.ts'
import { readFrozen } from '#app/server/pilots/freeze-review.server.ts'
import { requirePilot } from '#app/server/pilots/open-pilot.server.ts'
import { openRecord } from '#app/server/pilots/record.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { Route } from './+types/export'

/**
 * A pilot as `preflight kpi --in` reads it, with everything that was ever measured: as it is now, or with `?review=1` as that gate review looked at it, with the
 * hash that stands in its evidence.
 */
export async function loader({ context, params, url }: Route.LoaderArgs): Promise<Response> {
  const { scope, pilot } = await requirePilot(context, params.pilotId)
  const { database, say } = context.get(services)
  const whole = await database.withWorkspace(scope, (tx) => openRecord(tx, pilot.id))
  if (whole === null) throw refusal(409, say('pilotUnsigned'))
  const number = url.searchParams.get('review')
  const found =
    number === null
      ? whole
      : /^\d{1,4}$/.test(number) && (await readFrozen({ database, scope, pilotId: pilot.id }, Number(number)))
  if (!found) throw refusal(404, say('noPage'))
  return new Response(`${JSON.stringify(found.pilot, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': attachment(`${pilot.name}, ${say('fileNames.pilot')}.json`),
      'Cache-Control': 'no-store',
    },
  })
}
