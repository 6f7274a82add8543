import { createTranslator } from 'use-intl'
import { page, services } from '#app/context.server.ts'
import { loadMessages } from '#app/messages/messages.server.ts'
import { publicMeta } from '#app/routes/library/public-meta.ts'
import type { Route } from './+types/list'
import { ListPage } from './list-page.tsx'
import { inOrder, readShown } from './use-case-order.ts'
import { rowsOfUseCases } from './use-case-rows.server.ts'

/** A document and nothing else: no script is sent with it. */
export const handle = { hydrate: false }

export async function loader({ context, url }: Route.LoaderArgs) {
  const { model } = context.get(services)
  const { locale } = context.get(page)
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: 'useCases.list' })
  const shown = readShown(url.searchParams)
  return {
    page: { title: t('title'), description: t('description'), origin: url.origin, locale, path: '/use-cases' },
    shown,
    rows: inOrder(rowsOfUseCases(model), shown, locale),
    total: model.catalogue.useCases.length,
  }
}

export function meta({ loaderData }: Route.MetaArgs) {
  return loaderData ? publicMeta(loaderData.page) : []
}

export default function UseCasesRoute({ loaderData: { rows, shown, total } }: Route.ComponentProps) {
  return <ListPage rows={rows} shown={shown} total={total} />
}
