import type { LoaderFunctionArgs } from 'react-router'
import { createTranslator } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { privacyLawOn } from '#app/server/governance/law-pages.server.ts'
import { GdprPage } from './gdpr-page.tsx'

/** A document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }

export async function loader({ context }: LoaderFunctionArgs) {
  const own = context.get(services)
  const { locale } = context.get(page)
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'governancePages.gdpr' })
  return { title: t('title'), description: t('description'), view: privacyLawOn(own.law(), dateIn(own.now())) }
}

type GdprProps = { loaderData: Awaited<ReturnType<typeof loader>> }

export function meta({ loaderData }: Partial<GdprProps>) {
  if (!loaderData) return []
  return [{ title: `${loaderData.title} · Preflight` }, { name: 'description', content: loaderData.description }]
}

export default function GdprRoute({ loaderData: { view } }: GdprProps) {
  return <GdprPage view={view} />
}
