import { createTranslator } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { findWanted } from '#app/server/start-about.server.ts'
import type { Route } from './+types/use-case'
import { leadOn } from './lead-on.server.ts'
import { ReadyPage } from './ready-page.tsx'

/** A document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }

export async function loader({ context, params }: Route.LoaderArgs) {
  const { catalogue, say } = context.get(services)
  const wanted = findWanted(catalogue, 'useCase', params.useCaseId)
  if (!wanted) throw refusal(404, say('noTarget'))
  const { locale } = context.get(page)
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'ready' })
  return { title: t('heading', { name: wanted.name }), view: await leadOn(context, wanted) }
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${loaderData?.title ?? ''} · Preflight` }, { name: 'robots', content: 'noindex' }]
}

export default function ReadyRoute({ loaderData: { view } }: Route.ComponentProps) {
  return <ReadyPage view={view} />
}
