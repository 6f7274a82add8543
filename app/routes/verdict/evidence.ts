import { services } from '#app/context.server.ts'
import { attachment } from '#app/server/attachment.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { readFrozen } from '#app/server/pilots/freeze-review.server.ts'
import { requirePilot } from '#app/server/pilots/open-pilot.server.ts'
import { pilotWords } from '#app/server/pilots/pilot-words.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { renderRefusal } from '#app/server/render-refusal.server.ts'
import { listReviews } from '#db/queries/pilot-reviews.server.ts'
import type { Route } from './+types/evidence'
import { evidenceModel } from './evidence-model.server.ts'

/** Everything that a gate review rests on, as a paper; `?paper=letter` for the other side of the ocean. */
export async function loader({ context, params, url }: Route.LoaderArgs): Promise<Response> {
  const { scope, pilot, timeZone } = await requirePilot(context, params.pilotId)
  const own = context.get(services)
  const { database } = own
  if (pilot.charterNumber === null) throw refusal(409, own.say('pilotUnsigned'))
  const reviews = await database.withWorkspace(scope, (tx) => listReviews(tx, pilot.id))
  const review = reviews.find(({ number }) => String(number) === params.number)
  const frozen = review && (await readFrozen({ database, scope, pilotId: pilot.id }, review.number))
  if (!review || !frozen) throw refusal(404, own.say('noPage'))
  await requireWithinLimit(own, 'pdf', pilot.id)
  const words = await pilotWords(context)
  const model = evidenceModel(words, {
    review,
    frozen,
    pilot: { name: pilot.name, company: pilot.clientName },
    timeZone,
  })
  const paper = url.searchParams.get('paper') === 'letter' ? 'letter' : 'a4'
  const bytes = await own.pdf.renderDraft(model, { paper }).catch((error: unknown) => {
    throw renderRefusal(error, own)
  })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': attachment(`${model.company}, ${pilot.name}, ${model.title}.pdf`),
      'Cache-Control': 'no-store',
    },
  })
}
