import type { ActionFunctionArgs } from 'react-router'
import { createTranslator } from 'use-intl'
import { page, services, visitor } from '#app/context.server.ts'
import { placeIn } from '#app/core/library/place-in.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { buildCheckSheet } from '#app/report/governance/build-check-sheet.ts'
import { attachment } from '#app/server/attachment.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { readCheckQuery, writeCheckQuery } from '#app/server/governance/check-query.ts'
import { placedInTurn } from '#app/server/governance/check-turns.server.ts'
import { checkOutcome } from '#app/server/governance/public-check.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { renderRefusal } from '#app/server/render-refusal.server.ts'
import { checkHref } from './check-address.ts'

const LONGEST_NAME = 80

/** One page on the system that was checked. It is sent, so that the name stands in no address and in no log; nothing is kept. */
export async function action({ context, request }: ActionFunctionArgs) {
  const own = context.get(services)
  await requireWithinLimit(own, 'checkPdf', context.get(visitor).address)
  const form = await request.formData()
  const written = [...form].flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[key, value]] : [],
  )
  const law = own.law()
  const query = readCheckQuery(law, written)
  const name = [...(form.get('name')?.toString().trim() ?? '')].slice(0, LONGEST_NAME).join('')
  const on = dateIn(own.now())
  const outcome = await placedInTurn(context, { triage: query.triage, on }, () => checkOutcome(law, query, on))
  const { locale } = context.get(page)
  const place = placeIn(locale, checkHref(writeCheckQuery(query), { stop: 'yes' }))
  const { href } = new URL(place, own.origin ?? request.url)
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'governancePages.check.take' })
  const sheet = buildCheckSheet(outcome, { locale, name, href })
  const bytes = await own.publicPdf.renderCheck(sheet).catch((error: unknown) => {
    throw renderRefusal(error, own)
  })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': attachment(`${t('file', { name: sheet.heading })}.pdf`),
      'Cache-Control': 'no-store',
    },
  })
}
