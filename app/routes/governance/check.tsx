import type { LoaderFunctionArgs } from 'react-router'
import { createTranslator } from 'use-intl'
import { page, services, visitor } from '#app/context.server.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { readCheckQuery } from '#app/server/governance/check-query.ts'
import { placedInTurn } from '#app/server/governance/check-turns.server.ts'
import { checkPage } from '#app/server/governance/public-check.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { CheckView } from './check-view.tsx'

/** A document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }

/** The free check; its answers are in its address, and nowhere else. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const own = context.get(services)
  const law = own.law()
  const query = readCheckQuery(law, new URL(request.url).searchParams)
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
    hasAnswers,
    page: hasAnswers ? await placedInTurn(context, { triage: query.triage, on }, show) : show(),
  }
}

type CheckProps = { loaderData: Awaited<ReturnType<typeof loader>> }

export function meta({ loaderData }: Partial<CheckProps>) {
  if (!loaderData) return []
  const { title, description, hasAnswers } = loaderData
  return [
    { title: `${title} · Preflight` },
    { name: 'description', content: description },
    ...(hasAnswers ? [{ name: 'robots', content: 'noindex' }] : []),
  ]
}

export default function CheckRoute({ loaderData }: CheckProps) {
  return <CheckView page={loaderData.page} />
}
