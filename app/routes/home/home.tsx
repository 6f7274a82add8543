import { createTranslator } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { organization, webSite } from '#app/core/library/structured-data.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { publicMeta } from '#app/routes/library/public-meta.ts'
import type { Route } from './+types/home'
import { HomePage } from './home-page.tsx'
import { hasReportPicture } from './report-picture.server.ts'

/** This page is a document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }

export async function loader({ context, url }: Route.LoaderArgs) {
  const { locale } = context.get(page)
  const { techniques, useCases, actions, pitfalls } = context.get(services).catalogue
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'home' })
  return {
    title: t('title'),
    description: t('description'),
    origin: url.origin,
    locale,
    picture: hasReportPicture(locale),
    counts: {
      glossary: techniques.length,
      useCases: useCases.length,
      actions: actions.length,
      pitfalls: pitfalls.length,
    },
  }
}

export function meta({ loaderData }: Route.MetaArgs) {
  if (!loaderData) return []
  const { title, description, origin, locale } = loaderData
  const data = [organization('Preflight', origin), webSite({ name: 'Preflight', description }, { origin, locale })]
  return publicMeta({ title, description, origin, locale, path: '/', isStart: true, data })
}

export default function Home({ loaderData: { picture, counts } }: Route.ComponentProps) {
  return <HomePage picture={picture} counts={counts} />
}
