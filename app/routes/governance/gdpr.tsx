import { createTranslator } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { publicMeta } from '#app/routes/library/public-meta.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { privacyLawOn } from '#app/server/governance/law-pages.server.ts'
import type { Route } from './+types/gdpr'
import { GdprPage } from './gdpr-page.tsx'

/** A document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }

export async function loader({ context, url }: Route.LoaderArgs) {
  const own = context.get(services)
  const { locale } = context.get(page)
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'governancePages.gdpr' })
  return {
    title: t('title'),
    description: t('description'),
    origin: url.origin,
    locale,
    view: privacyLawOn(own.law(), dateIn(own.now())),
  }
}

export function meta({ loaderData }: Route.MetaArgs) {
  return loaderData ? publicMeta({ ...loaderData, path: '/governance/gdpr' }) : []
}

export default function GdprRoute({ loaderData: { view } }: Route.ComponentProps) {
  return <GdprPage view={view} />
}
