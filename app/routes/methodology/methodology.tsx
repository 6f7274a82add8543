import { createTranslator } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { quickCheckFigures } from '#app/server/measured-check.server.ts'
import type { Route } from './+types/methodology'
import { MethodologyPage } from './methodology-page.tsx'

/** A document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }

export async function loader({ context }: Route.LoaderArgs) {
  const { locale } = context.get(page)
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'methodology' })
  return { title: t('title'), simulation: quickCheckFigures(context.get(services).catalogue) }
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${loaderData?.title} · Preflight` }]
}

export default function MethodologyRoute({ loaderData }: Route.ComponentProps) {
  return <MethodologyPage simulation={loaderData.simulation} />
}
