import { createTranslator, useTranslations } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { LibraryFrame } from '#app/routes/library/library-frame.tsx'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { publicMeta } from '#app/routes/library/public-meta.ts'
import type { Route } from './+types/list'
import { pitfallList } from './pitfall-view.server.ts'

/** A document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }

export async function loader({ context, url }: Route.LoaderArgs) {
  const { locale } = context.get(page)
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'pitfalls.list' })
  return {
    page: { title: t('title'), description: t('description'), origin: url.origin, locale, path: '/pitfalls' },
    pitfalls: pitfallList(context.get(services).catalogue),
  }
}

export function meta({ loaderData }: Route.MetaArgs) {
  return loaderData ? publicMeta(loaderData.page) : []
}

export default function PitfallsRoute({ loaderData: { pitfalls } }: Route.ComponentProps) {
  const t = useTranslations('pitfalls.list')
  return (
    <LibraryFrame>
      <header className="grid gap-4 pb-10">
        <h1 className="max-w-[28ch]">{t('heading')}</h1>
        <p className="max-w-measure text-lg text-soft">{t('lead', { count: pitfalls.length })}</p>
      </header>
      <ol className="grid gap-x-16 gap-y-10 md:grid-cols-2">
        {pitfalls.map(({ id, name, summary }) => (
          <li key={id} className="grid content-start gap-2 border-hair border-t pt-5">
            <h2>
              <PlaceLink href={`/pitfalls/${id}`}>{name}</PlaceLink>
            </h2>
            <p className="max-w-measure text-soft">{summary}</p>
          </li>
        ))}
      </ol>
    </LibraryFrame>
  )
}
