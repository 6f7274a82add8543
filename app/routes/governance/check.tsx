import { createTranslator } from 'use-intl'
import { page, services, visitor } from '#app/context.server.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { publicMeta } from '#app/routes/library/public-meta.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { readCheckQuery } from '#app/server/governance/check-query.ts'
import { placedInTurn } from '#app/server/governance/check-turns.server.ts'
import { checkPage } from '#app/server/governance/public-check.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import type { Route } from './+types/check'
import { CheckView } from './check-view.tsx'

/** A document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }

/** The free check; its answers are in its address, and nowhere else. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const own = context.get(services)
  const law = own.law()
  const query = readCheckQuery(law, url.searchParams)
  const { locale } = context.get(page)
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'governancePages.check' })
  // Every answer makes work; the first page does not.
  const hasAnswers = Object.keys(query.triage).length + query.privacy.size > 0
  if (hasAnswers) await requireWithinLimit(own, 'check', context.get(visitor).address)
  const on = dateIn(own.now())
  const show = () => checkPage(law, query, on)
  return {
    title: t('title'),
    description: t('description'),
    origin: url.origin,
    locale,
    hasAnswers,
    page: hasAnswers ? await placedInTurn(context, { triage: query.triage, on }, show) : show(),
  }
}

export function meta({ loaderData }: Route.MetaArgs) {
  if (!loaderData) return []
  return [
    ...publicMeta({ ...loaderData, path: '/governance/check' }),
    ...(loaderData.hasAnswers ? [{ name: 'robots', content: 'noindex' }] : []),
  ]
}

export default function CheckRoute({ loaderData }: Route.ComponentProps) {
  return <CheckView page={loaderData.page} />
}
