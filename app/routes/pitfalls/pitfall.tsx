import { createTranslator } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { publicMeta } from '#app/routes/library/public-meta.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { Route } from './+types/pitfall'
import { PitfallPage } from './pitfall-page.tsx'
import { libraryPitfall } from './pitfall-view.server.ts'

/** A document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { catalogue, say } = context.get(services)
  const { locale } = context.get(page)
  const view = libraryPitfall(catalogue, params.pitfallId)
  if (!view) throw refusal(404, say('noPitfall'))
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'pitfalls.page' })
  return {
    page: {
      title: t('title', { name: view.name }),
      description: view.summary,
      origin: url.origin,
      locale,
      path: `/pitfalls/${view.id}`,
      crumbs: [{ href: '/pitfalls', label: t('crumb') }],
    },
    view,
  }
}

export function meta({ loaderData }: Route.MetaArgs) {
  return loaderData ? publicMeta(loaderData.page) : []
}

export default function PitfallRoute({ loaderData }: Route.ComponentProps) {
  return <PitfallPage view={loaderData.view} crumbs={loaderData.page.crumbs} />
}
