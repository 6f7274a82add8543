import { createTranslator } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { attachment } from '#app/server/attachment.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requirePilot } from '#app/server/pilots/open-pilot.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { renderRefusal } from '#app/server/render-refusal.server.ts'
import { listCharters } from '#db/queries/pilot-charters.server.ts'
import type { Route } from './+types/charter-pdf'
import { charterSheet } from './charter-sheet.server.ts'
import { viewContent, viewVersion } from './charter-view.server.ts'

/** The charter on one page: the version that waits to be signed, else the one that counts. */
export async function loader({ context, params, request }: Route.LoaderArgs): Promise<Response> {
  const { scope, pilot, today, timeZone } = await requirePilot(context, params.pilotId)
  const own = context.get(services)
  const versions = await own.database.withWorkspace(scope, (tx) => listCharters(tx, pilot.id))
  const waiting = versions.find(({ inForceAt, withdrawnAt }) => inForceAt === null && withdrawnAt === null)
  const version = waiting ?? versions.find(({ number }) => number === pilot.charterNumber)
  if (!version) throw refusal(409, own.say('noCharter'))
  await requireWithinLimit(own, 'pdf', pilot.id)
  const { locale } = context.get(page)
  const messages = await loadMessages(locale)
  const t = createTranslator({ locale, messages, namespace: 'charter.sheet' })
  const sheet = charterSheet({
    locale,
    messages,
    madeOn: today,
    pilot,
    version: viewVersion(version, { clock: { timeZone, locale }, nameOf: () => null }),
    content: viewContent(version.content, locale),
    isInForce: version.number === pilot.charterNumber,
    href: new URL(`/pilots/${pilot.id}/charter`, own.origin ?? request.url).href,
  })
  const bytes = await own.pdf.renderCheck(sheet).catch((error: unknown) => {
    throw renderRefusal(error, own)
  })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': attachment(`${t('file', { company: pilot.clientName, pilot: pilot.name })}.pdf`),
      'Cache-Control': 'no-store',
    },
  })
}
