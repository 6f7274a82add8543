import { page, services, visitor } from '#app/context.server.ts'
import { made } from '#app/routes/report/report-file.server.ts'
import { hashOfCard, shareCard } from '#app/server/library/share-pictures.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { Route } from './+types/share-picture'

const FOR_EVER = 'public, max-age=31536000, immutable'
const A_DAY = 'public, max-age=86400'

/** The picture that is shown where a page is shared: for ever under an address with its hash, else as it is today. */
export async function loader({ context, params, request, url }: Route.LoaderArgs): Promise<Response> {
  const own = context.get(services)
  const card = await shareCard(own.catalogue, params, context.get(page).locale)
  if (!card) throw refusal(404, own.say('noPage'))
  const hash = hashOfCard(card)
  const etag = `"${hash}"`
  const headers = {
    'Content-Type': 'image/png',
    'Cache-Control': url.searchParams.get('v') === hash ? FOR_EVER : A_DAY,
    ETag: etag,
    // Whoever shares the page shows it on a site of their own.
    'Cross-Origin-Resource-Policy': 'cross-origin',
  }
  if (request.headers.get('If-None-Match') === etag) return new Response(null, { status: 304, headers })
  await requireWithinLimit(own, 'sharePicture', context.get(visitor).address)
  const png = await made(context, own.publicPdf.drawCard(card))
  return new Response(new Uint8Array(png), { headers })
}
