import { createTranslator } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { publicMeta } from '#app/routes/library/public-meta.ts'
import type { Route } from './+types/claims'
import { claimRegister } from './claim-register.server.ts'
import { ClaimsPage } from './claims-page.tsx'

/** A document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }

export async function loader({ context, url }: Route.LoaderArgs) {
  const { locale } = context.get(page)
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'claims' })
  return {
    page: { title: t('title'), description: t('description'), origin: url.origin, locale, path: '/claims' },
    claims: claimRegister(context.get(services).catalogue),
  }
}

export function meta({ loaderData }: Route.MetaArgs) {
  return loaderData ? publicMeta(loaderData.page) : []
}

export default function ClaimsRoute({ loaderData: { claims } }: Route.ComponentProps) {
  return <ClaimsPage claims={claims} />
}
