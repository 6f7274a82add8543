import type { LoaderFunctionArgs } from 'react-router'
import { createTranslator } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { aiActOn } from '#app/server/governance/law-pages.server.ts'
import { AiActPage } from './ai-act-page.tsx'

/** A document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }

export async function loader({ context }: LoaderFunctionArgs) {
  const own = context.get(services)
  const { locale } = context.get(page)
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'governancePages.aiAct' })
  const on = dateIn(own.now())
  return { title: t('title'), description: t('description'), on, view: aiActOn(own.law(), on) }
}

type AiActProps = { loaderData: Awaited<ReturnType<typeof loader>> }

export function meta({ loaderData }: Partial<AiActProps>) {
  if (!loaderData) return []
  return [{ title: `${loaderData.title} · Preflight` }, { name: 'description', content: loaderData.description }]
}

export default function AiActRoute({ loaderData: { view, on } }: AiActProps) {
  return <AiActPage view={view} on={on} />
}
